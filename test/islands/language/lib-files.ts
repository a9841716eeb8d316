import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LibFiles } from '#islands/language/work-host.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('typescript')));

/** The language's declarations, from the package; in a browser the worker brings them along. */
export const LIBS: LibFiles = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => /^lib\.(es5|es20\d\d.*|decorators.*)\.d\.ts$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
