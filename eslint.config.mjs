import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const layer = (source, ...targets) => ({
  sourceTag: `layer:${source}`,
  onlyDependOnLibsWithTags: targets.map((target) => `layer:${target}`),
});

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'cdktf.out/**', '**/*.js', '**/*.mjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-template-curly-in-string': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Export names one by one, so that the public face is seen.' },
        { selector: 'Literal[value=/arn:aws:/]', message: 'Derive the partition from the Region.' },
      ],
      // The package root costs 2 s and 450 MB.
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@cdktf/provider-[a-z0-9]+(/lib)?$',
              message: 'Import the resource: @cdktf/provider-aws/lib/vpc.',
            },
          ],
        },
      ],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
          // An example imports its package by name, as its readers will.
          allowCircularSelfDependency: true,
          depConstraints: [
            layer('contract'),
            layer('testing', 'contract'),
            layer('module', 'contract', 'module', 'testing'),
            layer('schema', 'contract', 'module', 'testing'),
            layer('base-stack', 'contract', 'schema', 'testing'),
            layer('stack', 'contract', 'module', 'schema', 'base-stack', 'testing', 'stack-testing'),
            layer('stack-testing', 'contract', 'schema', 'base-stack', 'testing'),
            layer('environment', 'schema', 'environment-shared'),
            layer('environment-shared'),
            { sourceTag: 'layer:tool', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
    },
  },
  {
    files: ['modules/*/src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Modules are pure: take a prop.' },
        { name: 'Date', message: 'Modules know no clock.' },
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'A synth is repeatable.' }],
    },
  },
  {
    files: ['**/*.test.ts', 'modules/testing/src/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-globals': 'off' },
  },
  {
    // The types of Jest's own expect can only be extended through its namespace.
    files: ['tools/jest/src/matcher-types.ts'],
    rules: {
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
);
