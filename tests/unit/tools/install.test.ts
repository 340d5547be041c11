import { describe, expect, it } from 'vitest'
import { isInstalled } from '../../../tools/install.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/vue': { version: '3.5.45', integrity: 'sha512-a' },
  'node_modules/only-on-mac': { version: '1.0.0', integrity: 'sha512-b', optional: true },
}

describe('node_modules is installed', () => {
  it('when it holds what the lockfile names for this platform', () => {
    expect(isInstalled(wanted, { 'node_modules/vue': { version: '3.5.45', integrity: 'sha512-a' } })).toBe(
      true,
    )
  })

  it.each([
    ['it is missing or an install was cut short', null],
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/vue': { version: '3.5.44', integrity: 'sha512-a' } }],
    ['a package has other content', { 'node_modules/vue': { version: '3.5.45', integrity: 'sha512-x' } }],
  ])('not when %s', (_case, installed) => {
    expect(isInstalled(wanted, installed)).toBe(false)
  })
})
