import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64.ts'
import type { DataKey } from './dataKey.ts'
import { isStorageError } from './failure.ts'
import type { Keyring } from './keyring.ts'
import type { TextStorage } from './lockTypes.ts'

/** Sealed texts stand under this and a hidden name. */
const SEALED = 'sealed/'
/** What forms keep for a killed tab; see `useTypedDraft`. */
const DRAFT = 'draft/'
const ABOUT = 'text'

/** `localStorage` for what people type: as it is without a lock, sealed by name and content while there is one. */
export class SealedTexts implements TextStorage {
  readonly #storage: Storage | null
  readonly #keyring: Keyring

  constructor(storage: Storage | null, keyring: Keyring) {
    this.#storage = storage
    this.#keyring = keyring
  }

  getItem(name: string): string | null {
    const { key } = this.#keyring
    const sealed = key && this.#storage?.getItem(SEALED + key.nameOf(name))
    return (key && sealed ? openText(key, sealed)?.[1] : null) ?? this.#storage?.getItem(name) ?? null
  }

  /** The old text goes last: where there is no room for the new one, it stays. */
  setItem(name: string, text: string): void {
    const { key, seals } = this.#keyring
    const sealedName = key && SEALED + key.nameOf(name)
    if (sealedName && seals) {
      this.#storage?.setItem(sealedName, sealText(key, name, text))
      this.#storage?.removeItem(name)
      return
    }
    this.#storage?.setItem(name, text)
    if (sealedName) this.#storage?.removeItem(sealedName)
  }

  removeItem(name: string): void {
    const { key } = this.#keyring
    if (key) this.#storage?.removeItem(SEALED + key.nameOf(name))
    this.#storage?.removeItem(name)
  }

  /**
   * After a lock was set, taken off or opened: what is kept already follows, also what a tab without the key still
   * wrote. What finds no room stays as it is until the next time.
   */
  follow(): void {
    const { key } = this.#keyring
    const names = Array.from({ length: this.#storage?.length ?? 0 }, (_, index) => this.#storage?.key(index) ?? '')
    for (const name of names) {
      const text = this.#storage?.getItem(name) ?? ''
      const opened = key && name.startsWith(SEALED) ? openText(key, text) : null
      if (opened) this.#turn(...opened)
      else if (name.startsWith(DRAFT)) this.#turn(name, text)
    }
  }

  #turn(name: string, text: string): void {
    try {
      this.setItem(name, text)
    } catch (error) {
      if (!isStorageError(error)) throw error
    }
  }
}

const sealText = (key: DataKey, name: string, text: string): string =>
  toBase64(key.seal(utf8ToBytes(JSON.stringify([name, text])), ABOUT))

/** What was sealed; `null` when it does not open, or is no sealed text at all. */
function openText(key: DataKey, sealed: string): [name: string, text: string] | null {
  const plain = key.open(bytesOf(sealed), ABOUT)
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as [string, string])
}

function bytesOf(base64: string): Uint8Array {
  try {
    return fromBase64(base64)
  } catch {
    return new Uint8Array()
  }
}
