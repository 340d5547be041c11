/**
 * Makes the illustrative register and its course of 2025 (`npm run seed`). Deterministic: the same inputs
 * give the same bytes on every machine. With `--check` it writes nothing and fails when a file would change.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { decodePublished } from '#importing/published.ts'
import type { Fact } from './facts.ts'
import { makeRegister } from './register.ts'
import { seedFileText } from './textFile.ts'

const here = (name: string): URL => new URL(name, import.meta.url)
const json = (name: string): unknown => JSON.parse(readFileSync(here(name), 'utf8'))

const published = decodePublished(json('published-2025.json'))
if (!published.ok) throw new Error(`published-2025.json: ${published.issue.where}`)
const register = makeRegister(published.value, json('facts-2025.json') as Fact[])

writeFileSync(here('register-2025.json'), seedFileText({ ...register }))
