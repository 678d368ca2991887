// What oxlint does not know: templates, accessibility, types, and which folder may import which.
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import typescript from 'typescript-eslint'

// What the shell offers to features; everything else of it is its own business.
const shell_offers = ['session', 'books', 'postWords', 'useMenu', 'wantedPath', 'LanguageSwitch.vue']

const only = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } })
const forbid = (group, message) => ({ group, message })

export default typescript.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/api/schema.d.ts'] },
  ...typescript.configs.recommended,
  ...vue.configs['flat/essential'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    rules: {
      'no-undef': 'off', // TypeScript knows better
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/require-explicit-emits': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-undef-properties': 'off',
      // A label says what it is for by `for`; nesting as well is not needed.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/form-control-has-label': 'off', // it cannot see a label in another element; axe can
      'vuejs-accessibility/no-autofocus': 'off', // in a dialog that has just opened it is where focus belongs
    },
  },
  only(['src/described/**'], [forbid(['@/**', '../*'], 'what the server describes knows nobody')]),
  only(['src/api/**'], [forbid(['@/ui/**', '@/features/**', '@/shell/**', '@/m/**'], 'api knows no page and no widget')]),
  only(['src/ui/**'], [forbid(['@/api/**', '@/features/**', '@/shell/**', '@/m/**'], 'ui takes props and emits events; the shell provides what it asks')]),
  only(
    ['src/features/**'],
    [
      forbid(['@/features/**', '../../*', '../../**', '@/m/**'], 'features meet in the shell by route and by extension, never directly'),
      forbid(['@/shell/**', ...shell_offers.map((name) => `!@/shell/${name}`)], 'the shell offers session, books, menu and words; the rest is its own'),
    ],
  ),
  only(['src/m/**'], [forbid(['@/features/**', '@/shell/**', 'element-plus', 'element-plus/**'], 'the phone app is small: api and plain widgets only')]),
  { files: ['src/features/record/import/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    // The browsers of vite.settings.ts lack them, and the build translates syntax only.
    files: ['src/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...['toSorted', 'toReversed', 'toSpliced', 'groupBy', 'withResolvers'].map((property) => ({ property, message: 'Chrome 109 does not have it.' }))],
    },
  },
  { files: ['test/**', 'scripts/**', '**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
)
