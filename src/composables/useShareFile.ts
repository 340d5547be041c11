/** Whether the system has a share sheet that takes this file. Plain http has none. */
export const canShareFile = (file: File | null, sheet: Navigator = navigator): boolean =>
  file !== null && typeof sheet.share === 'function' && (sheet.canShare?.({ files: [file] }) ?? false)

/** Hands a file to the system's share sheet. @returns whether it went out; false when the person thought better of it */
export async function shareFile(file: File, sheet: Navigator = navigator): Promise<boolean> {
  try {
    await sheet.share({ files: [file], title: file.name })
    return true
  } catch {
    return false
  }
}
