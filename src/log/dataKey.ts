import { gcm } from '@noble/ciphers/aes.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** The first byte of everything sealed; another one is unknown to this code. */
const ENCODING = 1
const NONCE_BYTES = 12
const KEY_BYTES = 32
/** Bytes of a hidden name: among a million names two alike have odds of one in 10^26. */
const NAME_BYTES = 16

/** Random bytes that nobody can foretell. */
export const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

/**
 * Seals bytes: encoding, nonce, AES-256-GCM. Synchronous, because a transaction may await nothing foreign.
 * @param about what the bytes belong to; they open there and nowhere else
 */
export function sealBytes(key: Uint8Array, plain: Uint8Array, about: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  return concatBytes(Uint8Array.of(ENCODING), nonce, gcm(key, nonce, utf8ToBytes(about)).encrypt(plain))
}

/** Opens sealed bytes; `null` when key, place or bytes are not the right ones. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array | null {
  if (sealed[0] !== ENCODING) return null
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  try {
    return gcm(key, nonce, utf8ToBytes(about)).decrypt(sealed.subarray(1 + NONCE_BYTES))
  } catch {
    return null
  }
}

/** The 256-bit key that everything on this device is sealed with. Lives in the page's memory and nowhere else. */
export class DataKey {
  readonly #bytes: Uint8Array
  readonly #names: Uint8Array

  constructor(bytes: Uint8Array = randomBytes(KEY_BYTES)) {
    this.#bytes = bytes
    this.#names = hmac(sha256, bytes, utf8ToBytes('names'))
  }

  seal(plain: Uint8Array, about: string): Uint8Array {
    return sealBytes(this.#bytes, plain, about)
  }

  open(sealed: Uint8Array, about: string): Uint8Array | null {
    return openBytes(this.#bytes, sealed, about)
  }

  /** This key sealed under another. */
  wrapped(by: Uint8Array, about: string): Uint8Array {
    return sealBytes(by, this.#bytes, about)
  }

  /** What stands for a name that is searched by: the same each time, and unreadable without the key. */
  nameOf(name: string): string {
    return `~${bytesToHex(hmac(sha256, this.#names, utf8ToBytes(name)).subarray(0, NAME_BYTES))}`
  }
}

/** Opens a wrapped key; `null` when `by` is not what it was wrapped with. */
export function unwrapped(wrap: Uint8Array, by: Uint8Array, about: string): DataKey | null {
  const bytes = openBytes(by, wrap, about)
  return bytes && new DataKey(bytes)
}
