import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-eslint'

/** The house's sizes; blank lines and comments are free, so that nothing is won by leaving them out. */
const size = (/** @type {number} */ max) => ({ max, skipBlankLines: true, skipComments: true })

/** Names that exist in Node alone: what is in src/ has to run in a browser. */
const nodeGlobals = ['process', 'Buffer', '__dirname', '__filename', 'require', 'global']

export default ts.config(
  { ignores: ['dist/', 'coverage/', 'test-results/', 'playwright-report/', '.cache/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // `typeof import('…')` is the only name for the module that a lazy import gives.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The type checker knows every name.
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    extends: [...vue.configs['flat/recommended'], ...a11y.configs['flat/recommended']],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser },
    },
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/max-lines-per-block': ['error', { script: 80, template: 110, skipBlankLines: true }],
      // Layout belongs to prettier.
      ...Object.fromEntries(
        [
          'html-indent',
          'html-self-closing',
          'html-closing-bracket-newline',
          'max-attributes-per-line',
          'first-attribute-linebreak',
          'singleline-html-element-content-newline',
          'multiline-html-element-content-newline',
        ].map((rule) => [`vue/${rule}`, 'off']),
      ),
      // A label is tied to its control by `for` or by enclosing it; either will do.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    files: ['src/**/*.{ts,vue}', 'seed/**/*.ts', 'bench/**/*.ts', 'tools/**/*.mjs'],
    rules: {
      'max-lines': ['error', size(150)],
      'max-lines-per-function': ['error', size(30)],
    },
  },
  // A setup function holds its parts rather than does one thing.
  {
    files: ['src/stores/**/*.ts', 'src/composables/**/*.ts', 'src/views/**/use*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', size(50)] },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', ...nodeGlobals],
      'no-restricted-imports': ['error', { patterns: ['node:*'] }],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='waitForTimeout']",
          message: 'Wait for what the user would see, not for time.',
        },
      ],
    },
  },
  {
    files: ['tools/**/*.mjs', 'eslint.config.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['public/**/*.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script', globals: globals.browser },
  },
)
