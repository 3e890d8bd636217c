import tseslint from 'typescript-eslint';

/** Folders where the same input must give the same output: clocks and randomness are arguments. */
const PURE = [
  'phrase',
  'random',
  'engine',
  'models',
  'series',
  'text',
  'dataset',
  'lessons',
  'training',
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      '.test-build',
      '.screens',
      '.vscode-host*',
      'coverage',
      'media',
      'src/engine/assembly', // AssemblyScript: asc checks it
    ],
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,mts}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webview/tsconfig.json', './test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // An index proven to be in range is said with `!`; noUncheckedIndexedAccess asks every time.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: [`src/{${PURE.join(',')}}/**/*.ts`],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a Random from src/random.' },
        { object: 'Date', property: 'now', message: 'Take a clock as an argument.' },
        { object: 'performance', property: 'now', message: 'Take a clock as an argument.' },
      ],
      'no-restricted-globals': ['error', 'process', 'globalThis', 'self', 'setTimeout'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take a clock as an argument.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.{ts,mts}'],
    rules: {
      'no-console': 'off',
      // mocha's own style: `it` returns nothing that is awaited, chains read as sentences
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
);
