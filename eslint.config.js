import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Time in proportion to the text: what a person writes is read by patterns, and must hold up nobody else. */
const linear = {
  plugins: { regexp },
  rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
};

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'data/', 'test-output/', 'node_modules/'] },
  { files: ['src/**/*.{ts,js,mjs}'], ...linear },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
);
