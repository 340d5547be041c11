import type { ExchangeManifest } from './exchangeManifest.ts'
import type { PackedFile } from './packageFile.ts'
import type { PackageProblem } from './packageProblem.ts'

/** What the worker answers: how far it is, then the contents, their texts as one list in JSON, or everything wrong. */
export type FromReader =
  | { readonly files: number; readonly filesOf: number }
  | {
      readonly contents: {
        readonly manifest: ExchangeManifest
        readonly lines: Uint8Array<ArrayBuffer>
        readonly files: readonly PackedFile[]
      }
    }
  | { readonly problems: readonly PackageProblem[] }
