import { defineConfig } from 'vitest/config';

/** Loaded once for all their files: they start no product, and leave nothing behind in the modules. */
const inProcess = ['cards', 'documents', 'flows', 'language', 'orders', 'reference'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    // In its test mode the Webex SDK writes its whole inner life to standard output.
    env: { NODE_ENV: 'production' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'in-process', include: inProcess, isolate: false } },
      { extends: true, test: { name: 'product', include: ['test/**/*.test.ts'], exclude: inProcess } },
    ],
  },
});
