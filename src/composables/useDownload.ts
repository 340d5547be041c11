/** How long the browser may take to begin reading a download before its address is withdrawn: ms. */
const KEEP_ADDRESS = 60_000

/**
 * Hands a file to the browser's downloads. It goes by a blob address of this page: nothing leaves the device.
 * @param fileName as the person will find it, with its ending
 */
export function downloadFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEEP_ADDRESS)
}
