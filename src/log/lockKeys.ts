import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { DataKey, randomBytes, unwrapped } from './dataKey.ts'
import { lockNumber } from './lockNumber.ts'
import type { LockRow } from './schema.ts'

/** Rounds of PBKDF2-SHA-256: what OWASP asks for (2023); half a second on an office machine. */
export const PBKDF2_ROUNDS = 600_000
const SALT_BYTES = 16
/** 160 bits: nobody guesses them, so that no slow derivation is needed. */
const RECOVERY_BYTES = 20
/** Crockford's base32: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS = 5
const GROUP = 4

/** Everything a lock needs, made before anything is changed, so that the recovery key can be written down first. */
export interface PreparedLock {
  readonly row: LockRow
  readonly key: DataKey
  /** Eight groups of four; shown once, stored nowhere. */
  readonly recoveryKey: string
  /** See {@link LockedDoor.number}. */
  readonly number: string
}

/** Makes the keys of a new lock. @param rounds fewer only in tests */
export async function prepareLock(passphrase: string, rounds = PBKDF2_ROUNDS): Promise<PreparedLock> {
  const key = new DataKey()
  const [secret, recoverySalt] = [randomBytes(RECOVERY_BYTES), randomBytes(SALT_BYTES)]
  const row: LockRow = {
    key: 'lock',
    version: 1,
    id: bytesToHex(randomBytes(SALT_BYTES)),
    state: 'sealing',
    ...(await wrapByPassphrase(key, passphrase, rounds)),
    recoverySalt,
    byRecovery: key.wrapped(recoveryWrapper(secret, recoverySalt), 'recovery'),
  }
  return { row, key, recoveryKey: recoveryWords(secret), number: lockNumber(row.id) }
}

/** The part of the row that a passphrase opens. */
export async function wrapByPassphrase(
  key: DataKey,
  passphrase: string,
  rounds = PBKDF2_ROUNDS,
): Promise<Pick<LockRow, 'rounds' | 'salt' | 'byPassphrase'>> {
  const salt = randomBytes(SALT_BYTES)
  const wrapper = await passphraseWrapper(passphrase, salt, rounds)
  return { rounds, salt, byPassphrase: key.wrapped(wrapper, 'passphrase') }
}

/** The data key, or `null` when the passphrase is wrong. */
export async function keyByPassphrase(row: LockRow, passphrase: string): Promise<DataKey | null> {
  return unwrapped(row.byPassphrase, await passphraseWrapper(passphrase, row.salt, row.rounds), 'passphrase')
}

/** The data key, or `null` when the recovery key is wrong or is none. Case, spaces and dashes do not matter. */
export function keyByRecovery(row: LockRow, words: string): DataKey | null {
  const secret = recoveryBytes(words)
  return secret && unwrapped(row.byRecovery, recoveryWrapper(secret, row.recoverySalt), 'recovery')
}

async function passphraseWrapper(passphrase: string, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
  // The same passphrase whether it was typed in full or half width.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const own = new Uint8Array(salt)
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: own, iterations: rounds }, base, 256),
  )
}

const recoveryWrapper = (secret: Uint8Array, salt: Uint8Array): Uint8Array =>
  hkdf(sha256, secret, salt, utf8ToBytes('device lock recovery'), 32)

function recoveryWords(secret: Uint8Array): string {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)])
  return (letters.join('').match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

function recoveryBytes(words: string): Uint8Array | null {
  const letters = words.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const digits = [...letters].map((letter) => ALPHABET.indexOf(letter))
  if (digits.length * BITS !== RECOVERY_BYTES * 8 || digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(BITS, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}
