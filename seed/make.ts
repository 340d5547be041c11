/**
 * Makes the illustrative register and its course of 2025 (`npm run seed`). Deterministic: the same inputs
 * give the same bytes on every machine.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { seedFiles } from './files.ts'

const here = (name: string): URL => new URL(name, import.meta.url)
const json = (name: string): unknown => JSON.parse(readFileSync(here(name), 'utf8'))

for (const [name, text] of Object.entries(seedFiles(json('published-2025.json'), json('facts-2025.json')))) {
  writeFileSync(here(name), text)
  console.log(`seed/${name}  ${Buffer.byteLength(text)} bytes`)
}
