const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** What each byte does to the checksum when as many more bytes follow as the table's turn is: four bytes in one step. */
const [AFTER_1, AFTER_2, AFTER_3] = [following(TABLE), following(following(TABLE)), following(following(following(TABLE)))]

function following(table: Uint32Array): Uint32Array {
  return table.map((value) => (value >>> 8) ^ (TABLE[value & 0xff] as number))
}

/** The CRC-32 of zip files (ISO 3309, polynomial 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  let at = 0
  for (const last = bytes.length - 4; at <= last; at += 4) {
    crc ^= (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)
    crc = (AFTER_3[crc & 0xff] as number) ^ (AFTER_2[(crc >>> 8) & 0xff] as number) ^ (AFTER_1[(crc >>> 16) & 0xff] as number) ^ (TABLE[crc >>> 24] as number)
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number)
  return (crc ^ 0xffffffff) >>> 0
}
