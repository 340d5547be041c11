import { beforeAll, describe, expect, it } from 'vitest'
import { importEdges, type Edge } from './importGraph.ts'
import { LAYERS } from './layerTable.ts'

/** Parsing every file takes seconds on a quiet machine and a minute on a loaded one: ms. */
const PATIENCE = 120_000

let edges: Edge[] = []
beforeAll(async () => {
  edges = await importEdges()
}, PATIENCE)

describe('the import graph is seen', () => {
  // A tool that cannot parse a file reports no imports and no violations: look at known ones first.
  const known: [kind: string, from: RegExp, to: RegExp, typeOnly: boolean][] = [
    ['a package from TypeScript', /^src\/log\//, /node_modules\/dexie\//, false],
    ['a subpath import from TypeScript', /^src\/stores\//, /^src\/log\//, false],
    ['a type-only import', /^src\/stores\/.*\.ts$/, /^src\/domain\//, true],
    ['a package from a Vue file', /^src\/.*\.vue$/, /node_modules\/vue\//, false],
    ['a Vue file from a Vue file', /^src\/views\/.*\.vue$/, /^src\/components\/.*\.vue$/, false],
    ['a store from a view', /^src\/views\//, /^src\/stores\//, false],
    ['a lazy import', /^src\/router\.ts$/, /^src\/views\/.*\.vue$/, false],
    ['the rules from the seed', /^seed\//, /^src\/domain\//, false],
  ]

  it.each(known)('%s', (_kind, from, to, typeOnly) => {
    const seen = edges.filter((e) => from.test(e.from) && to.test(e.to) && e.typeOnly === typeOnly)
    expect(seen).not.toEqual([])
  })

  it('every import is resolved', () => {
    expect(edges.filter((e) => !e.resolved && !e.to.endsWith('.css')).map(arrow)).toEqual([])
  })
})

describe('layers', () => {
  it('every file belongs to a layer of the table', () => {
    const homeless = edges.map((e) => e.from).filter((file) => !(layerOf(file) in LAYERS))
    expect([...new Set(homeless)]).toEqual([])
  })

  it.each(Object.keys(LAYERS))('%s imports only what the table allows', (layer) => {
    const outgoing = edges.filter((e) => e.resolved && layerOf(e.from) === layer)
    expect(outgoing.filter((e) => !isAllowed(layer, e)).map(arrow)).toEqual([])
  })

  it('no file imports itself through others', () => {
    expect(edges.filter((e) => e.circular).map(arrow)).toEqual([])
  })
})

/** The folder below src/ (`domain`), a file directly in src/ by its name, or `seed`. */
function layerOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  return top === 'src' ? second : top
}

function isAllowed(layer: string, { to, typeOnly }: Edge): boolean {
  const { mayImport, mayImportTypes = [], packages } = LAYERS[layer] ?? { mayImport: [], packages: [] }
  const name = packageOf(to)
  if (name !== undefined) return packages.includes(name)
  if (to.endsWith('.css')) return true
  const target = layerOf(to)
  return target === layer || mayImport.includes(target) || (typeOnly && mayImportTypes.includes(target))
}

/** `@noble/hashes` of node_modules/@noble/hashes/sha2.js; undefined for the project's own files. */
function packageOf(path: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
}

function arrow({ from, to, typeOnly }: Edge): string {
  return `${from} → ${to}${typeOnly ? ' (type)' : ''}`
}
