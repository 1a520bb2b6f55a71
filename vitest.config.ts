import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need a Chromium: `npm run test:browser`.
    exclude: ['**/node_modules/**', 'test/browser/**'],
    reporters: ['default', './test/support/closing-line.ts'],
    // Much of the time is waiting for processes and servers, so no core is kept free.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
