import type { OpenLockParts } from './lockActs.ts'
import type { DeviceLock, LockCall } from './lockTypes.ts'

/** Whether this address can derive a key: plain http has no `crypto.subtle`. */
const canLock = (): boolean => globalThis.crypto?.subtle !== undefined

/** Setting, changing and taking off a lock is seldom done, and its code loads when it is. */
const acts = (): Promise<typeof import('./lockActs.ts')> => import('./lockActs.ts')

/** The lock of an open log. */
export function deviceLock(parts: OpenLockParts): DeviceLock {
  const { keyring, channel, texts } = parts
  const call = (said: LockCall): void => channel?.postMessage(said)
  return {
    isOn: () => keyring.seals,
    isPossible: canLock(),
    prepare: async (passphrase) => (await acts()).prepare(passphrase),
    turnOn: async (prepared, onSealed) => (await acts()).turnOn(parts, prepared, onSealed, call),
    turnOff: async (passphrase, onSealed) => (await acts()).turnOff(parts, passphrase, onSealed, call),
    changePassphrase: async (old, next) => (await acts()).changePassphrase(parts, old, next),
    erase: async () => (await acts()).erase(parts, call),
    texts,
    call,
    onCall: (listener) => channel?.addEventListener('message', ({ data }: MessageEvent<LockCall>) => listener(data)),
  }
}
