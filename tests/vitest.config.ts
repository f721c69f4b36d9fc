import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      // The very WebAssembly that ships, and everything else that needs no browser.
      {
        test: {
          name: 'wasm',
          include: ['tests/*.test.ts', 'tests/wasm/**/*.test.ts'],
          environment: 'node',
          maxWorkers: 2,
          // They may run beside browsers, at the lowest priority.
          testTimeout: 300_000,
        },
      },
      {
        // The scripts that the page hands out, run with Python: not part of npm test, which needs none.
        test: { name: 'parity', include: ['tests/parity/**/*.test.ts'], environment: 'node', testTimeout: 180_000 },
      },
      {
        // Two browsers: while one waits for its page, the other has the processor. Bounds hold on a machine that is busy.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is waited for comes in a moment, or later where the machine is busy.
          expect: { poll: { timeout: 20_000 } },
          // A browser on a shared machine may be starved for seconds. A test that needed it says "(retry x1)".
          retry: 1,
        },
      },
      {
        // A file for each engine, which starts it once.
        test: {
          name: 'engines',
          include: ['tests/engines/**/*.test.ts'],
          globalSetup: 'tests/engines/native.ts',
          environment: 'node',
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000, interval: 200 } },
          // As above: the machine may be busy.
          retry: 1,
        },
      },
    ],
  },
});
