import type { LibFiles } from './work-host.ts';

const found: Record<string, string> = import.meta.glob(
  [
    '/node_modules/typescript/lib/lib.es5.d.ts',
    '/node_modules/typescript/lib/lib.es20*.d.ts',
    '/node_modules/typescript/lib/lib.decorators*.d.ts',
    '!**/*.full.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The language's own declarations, bundled into the worker: nothing is fetched from elsewhere. */
export const LIBS: LibFiles = Object.fromEntries(
  Object.entries(found).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]),
);
