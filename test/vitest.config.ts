import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Needs what the build makes, so it runs after it. */
const BUILT = 'test/**/built-*.test.ts';
const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { 'holdfast/kit': fileURLToPath(new URL('../src/kit/index.ts', import.meta.url)) } },
  test: {
    // The commands and servers that tests start, by the dozen, read the same sources.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/holdfast/compiled', import.meta.url)),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/pages/**', 'test/e2e/**', BUILT],
          maxWorkers: 2,
          // Two processes for all files: to start one for each, and to load the same modules again, took a third of the time.
          isolate: false,
          unstubEnvs: true,
          testTimeout: 30_000,
        },
      },
      {
        // HTTP against the built server, one server per file.
        extends: true,
        test: {
          name: 'pages',
          include: ['test/pages/**/*.test.ts', BUILT],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        // A real browser against the built server. Most of the time is waiting, so two files share two processors.
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        // What takes long: only with `npm run test:full`.
        extends: true,
        test: { name: 'full', include: ['test/**/*.full.ts'], testTimeout: 600_000, hookTimeout: 120_000 },
      },
    ],
  },
});
