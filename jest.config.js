/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/modules', '<rootDir>/stacks', '<rootDir>/environments', '<rootDir>/tools'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/cdktf.out/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  testEnvironmentOptions: { customExportConditions: ['landfall-source', 'node', 'node-addons', 'require', 'default'] },
  // Many tests run the real terraform; none measures time.
  testTimeout: 120_000,
  randomize: true,
  restoreMocks: true,
};
