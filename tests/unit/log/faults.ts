/** When the chosen call fails: at once, right after it was issued, or when it had succeeded and only the commit was left. */
export const FAULT_KINDS = ['throws', 'aborts', 'aborts at the end'] as const
/** One of {@link FAULT_KINDS}. */
export type FaultKind = (typeof FAULT_KINDS)[number]

/** What is going on while faults are armed. */
export interface Faults {
  /** Storage calls so far. */
  calls: number
  /** Whether the chosen call was reached. */
  struck: boolean
  /** Calls that write, made after it: there must be none. */
  writesAfter: number
}

type Call = (this: IDBObjectStore | IDBIndex, ...args: unknown[]) => IDBRequest

const WRITING = ['add', 'put', 'delete', 'clear']
const READING = ['get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor']

/** Makes the k-th call of the storage fail, below all of the app's own code, while something runs. */
export async function withFault<T>(
  k: number,
  kind: FaultKind,
  quota: boolean,
  run: (faults: Faults) => Promise<T>,
): Promise<T> {
  const faults: Faults = { calls: 0, struck: false, writesAfter: 0 }
  const undo = [
    ...patch(IDBObjectStore.prototype, [...WRITING, ...READING], faults, k, kind, quota),
    ...patch(IDBIndex.prototype, READING, faults, k, kind, quota),
  ]
  try {
    return await run(faults)
  } finally {
    for (const restore of undo) restore()
  }
}

function patch(
  prototype: object,
  names: readonly string[],
  faults: Faults,
  k: number,
  kind: FaultKind,
  quota: boolean,
): (() => void)[] {
  return names.map((name) =>
    replaceMethod<IDBObjectStore | IDBIndex>(prototype, name, (original) => (store, args) => {
      faults.calls += 1
      if (faults.calls !== k) {
        if (faults.struck && WRITING.includes(name)) faults.writesAfter += 1
        return original.apply(store, args)
      }
      faults.struck = true
      if (kind === 'throws') throw new DOMException('injected', quota ? 'QuotaExceededError' : 'UnknownError')
      const request = original.apply(store, args)
      const { transaction } = request
      if (kind === 'aborts') transaction?.abort()
      else request.addEventListener('success', () => transaction?.abort())
      return request
    }),
  )
}

/** Replaces a method of the platform's own classes. @returns puts the original back */
export function replaceMethod<This>(
  prototype: object,
  name: string,
  replace: (original: Call) => (target: This, args: unknown[]) => unknown,
): () => void {
  const methods = prototype as Record<string, Call>
  const original = methods[name]!
  const replacement = replace(original)
  methods[name] = function (...args) {
    return replacement(this as This, args) as IDBRequest
  }
  return () => void (methods[name] = original)
}

/** Keeps every transaction that puts something from committing. @returns lets them commit */
export function holdWrites(): () => void {
  let held = true
  const spin = (store: IDBObjectStore): void => {
    store.count().onsuccess = () => void (held && spin(store))
  }
  const restore = replaceMethod<IDBObjectStore>(IDBObjectStore.prototype, 'put', (put) => (store, args) => {
    spin(store)
    return put.apply(store, args)
  })
  return () => {
    held = false
    restore()
  }
}
