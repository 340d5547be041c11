/**
 * Puts a text on the clipboard.
 * @returns false where the browser has none or refuses: a page over plain http has none, and the text is then selected by hand
 */
export async function copyText(text: string, clipboard: Clipboard | undefined = (navigator as { clipboard?: Clipboard }).clipboard): Promise<boolean> {
  if (!clipboard) return false
  try {
    await clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
