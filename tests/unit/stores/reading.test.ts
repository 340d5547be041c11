import { expect, it } from 'vitest'
import { LogReadError } from '#log/failure.ts'
import { reading } from '#stores/reading.ts'
import { issue, value } from '../log/support.ts'

it('a storage that refuses while the log is read is a value, however it refuses', async () => {
  const refused = new LogReadError({ code: 'log/unreadable', detail: 'x' })
  expect(issue(await reading(() => Promise.reject(refused))).code).toBe('log/unreadable')
  expect(issue(await reading(() => Promise.reject(new DOMException('gone', 'UnknownError')))).code).toBe('log/unreadable')
  expect(value(await reading(() => Promise.resolve(7)))).toBe(7)
})

it('a bug of ours still throws', async () => {
  await expect(reading(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug')
})
