/** @type {import('prettier').Config} */
export default {
  semi: false,
  singleQuote: true,
  printWidth: 110,
  // ES5 knows no comma after the last argument.
  overrides: [{ files: 'public/**/*.js', options: { trailingComma: 'es5' } }],
}
