import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // In its test mode the Webex SDK writes its whole inner life to standard output.
    env: { NODE_ENV: 'production' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
