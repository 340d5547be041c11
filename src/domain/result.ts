/** The outcome of something that may fail for an expected reason: a value, or the issue that prevented it. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: E }

/** A successful {@link Result}. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

/** A failed {@link Result}; `issue` is a value with a `code`, worded in `wording.ts`. */
export const fail = <E>(issue: E): { readonly ok: false; readonly issue: E } => ({ ok: false, issue })

/** Makes the compiler ask for a handler of every member of a union. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
