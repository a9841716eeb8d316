import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { 'holdfast/kit': fileURLToPath(new URL('../src/kit/index.ts', import.meta.url)) } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/pages/**', 'test/e2e/**'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
