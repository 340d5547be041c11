import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { REGISTER_COLUMNS } from '#importing/registerSchema.ts'

it('docs/ledger-format.md describes every column of a ledger', () => {
  const text = readFileSync(new URL('../../../docs/ledger-format.md', import.meta.url), 'utf8')
  expect(
    [...Object.keys(REGISTER_COLUMNS), 'lists'].filter((column) => !text.includes(`\`${column}\``)),
  ).toEqual([])
})
