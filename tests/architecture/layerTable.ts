/** Who may import whom. The table of the design, and the packages each layer is allowed. */
export interface Layer {
  /** Layers it may import, besides itself. */
  readonly mayImport: readonly string[]
  /** Layers it may import types from, because types vanish before anything runs. */
  readonly mayImportTypes?: readonly string[]
  /** npm packages it may import, by name. */
  readonly packages: readonly string[]
}

const SCHEMA = ['valibot']
const FRAMEWORK = ['vue', 'vue-router', 'pinia', '@tanstack/vue-virtual']
const BELOW_STORES = ['domain', 'projection', 'importing', 'exporting', 'log']

/** By layer; a layer is a folder of src/, `seed`, or one of the files at the root of src/. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  domain: { mayImport: [], packages: SCHEMA },
  projection: { mayImport: ['domain'], packages: SCHEMA },
  importing: { mayImport: ['domain'], packages: [...SCHEMA, 'fflate', '@noble/hashes'] },
  exporting: { mayImport: ['domain'], packages: [...SCHEMA, 'fflate', '@noble/hashes', 'hucre', 'docx'] },
  log: { mayImport: ['domain'], packages: [...SCHEMA, 'dexie', '@noble/hashes', '@noble/ciphers'] },
  // The illustrative rows are text from outside like any import, and are read the same way.
  // Its program, make.ts, runs in Node and writes them to files.
  seed: { mayImport: ['domain', 'importing', 'projection', 'fs'], packages: SCHEMA },
  stores: { mayImport: [...BELOW_STORES, 'seed'], packages: ['vue', 'pinia', ...SCHEMA] },
  composables: {
    mayImport: ['domain'],
    mayImportTypes: ['projection'],
    packages: ['vue', 'vue-router', '@tanstack/vue-virtual', 'pinyin-match'],
  },
  components: {
    mayImport: ['domain', 'composables'],
    mayImportTypes: ['projection'],
    packages: ['vue', 'vue-router', '@tanstack/vue-virtual'],
  },
  views: {
    mayImport: [
      'domain',
      'projection',
      'importing',
      'exporting',
      'stores',
      'composables',
      'components',
    ],
    packages: FRAMEWORK,
  },
  // Anything that is not a module of its own, such as CSS.
  styles: { mayImport: [], packages: [] },
  'router.ts': { mayImport: ['views', 'stores', 'domain'], packages: FRAMEWORK },
  'App.vue': {
    mayImport: ['domain', 'projection', 'stores', 'composables', 'components', 'views', 'router.ts'],
    packages: FRAMEWORK,
  },
  'main.ts': {
    mayImport: [
      ...BELOW_STORES,
      'stores',
      'composables',
      'components',
      'views',
      'styles',
      'App.vue',
      'router.ts',
    ],
    packages: FRAMEWORK,
  },
}
