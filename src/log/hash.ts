import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 in hex. Synchronous: a transaction may await nothing foreign, and plain http has no `crypto.subtle`. */
export const hashOf = (content: string | Uint8Array): string =>
  bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))

/** Random bits of a device id: among a million devices two alike have odds of one in 10^12. */
const DEVICE_ID_BYTES = 10

/** A new device id. `crypto.randomUUID` is missing on plain http; random values are not. */
export const newDeviceId = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(DEVICE_ID_BYTES)))
