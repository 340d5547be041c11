/** The version in package.json, put in by the build. */
declare const __APP_VERSION__: string

declare module 'pinyin-match/src/simplified_dict.js' {
  /** By reading without tone (ü is v), all characters read so. */
  export const dict: Readonly<Record<string, string>>
}

/** For tools that read no Vue files, ESLint's type information among them; vue-tsc sees the real type. */
declare module '*.vue' {
  import type { Component } from 'vue'
  const component: Component
  export default component
}
