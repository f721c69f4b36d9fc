import { resolve } from 'node:path';
import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import globals from 'globals';
import ts from 'typescript-eslint';

const noMathematics = [
  { object: 'Math', property: 'random', message: 'The core owns the random numbers: a seed is part of the spec.' },
];

export default ts.config(
  // What a user of the package writes is checked where the package is installed.
  { ignores: ['**/dist/**', '**/generated/**', '**/node_modules/**', 'build/**', 'tests/browser/user/*.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked, lit['flat/recommended']],
    languageOptions: {
      parserOptions: {
        project: ['web/tsconfig.json', 'web/offline/tsconfig.json', 'tests/tsconfig.json'],
        tsconfigRootDir: resolve(import.meta.dirname, '..'),
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Lit calls its listeners with the element as `this`, and lets them be asynchronous.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of strings instead.' },
        {
          selector: 'CallExpression[callee.name="msg"]:not(:function *):not(PropertyDefinition[static=false] *)',
          message: 'A message is asked for when it is shown: the language may not be known when the module is loaded.',
        },
      ],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/src/**/*.ts'], rules: { 'no-restricted-properties': ['error', ...noMathematics] } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['**/public/**/*.js'], languageOptions: { sourceType: 'script', globals: globals.browser } },
);
