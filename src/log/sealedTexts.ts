import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64.ts'
import type { DataKey } from './dataKey.ts'
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
    return (sealed && openText(key, sealed)?.[1]) ?? this.#storage?.getItem(name) ?? null
  }

  setItem(name: string, text: string): void {
    const { key, seals } = this.#keyring
    this.removeItem(name)
    if (key && seals) this.#storage?.setItem(SEALED + key.nameOf(name), sealText(key, name, text))
    else this.#storage?.setItem(name, text)
  }

  removeItem(name: string): void {
    const { key } = this.#keyring
    if (key) this.#storage?.removeItem(SEALED + key.nameOf(name))
    this.#storage?.removeItem(name)
  }

  /** After a lock was set or taken off: what is kept already follows. */
  follow(): void {
    const { key } = this.#keyring
    const names = Array.from({ length: this.#storage?.length ?? 0 }, (_, index) => this.#storage?.key(index) ?? '')
    for (const name of names) {
      const text = this.#storage?.getItem(name) ?? ''
      const opened = key && name.startsWith(SEALED) ? openText(key, text) : null
      if (opened) this.setItem(...opened)
      else if (name.startsWith(DRAFT)) this.setItem(name, text)
    }
  }
}

const sealText = (key: DataKey, name: string, text: string): string =>
  toBase64(key.seal(utf8ToBytes(JSON.stringify([name, text])), ABOUT))

function openText(key: DataKey, sealed: string): [name: string, text: string] | null {
  const plain = key.open(fromBase64(sealed), ABOUT)
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as [string, string])
}
