import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = /\.(ts|tsx|mjs|astro)$/;
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*(?:\/\*[^*]*\*\/\s*)?)(['"])([^'"\n]+)\1/g;

/** What each folder may import of ours, besides itself. The table under "Directions" in the architecture page. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  sandbox: ['domain'],
  simulation: ['domain', 'sandbox'],
  kit: ['domain', 'simulation'],
  reading: ['domain'],
  grader: ['domain', 'sandbox', 'simulation', 'kit'],
  proof: ['domain', 'grader', 'simulation', 'sandbox', 'catalog'],
  catalog: ['domain', 'kit'],
  store: ['domain', 'db'],
  auth: ['domain', 'store'],
  queue: ['domain', 'store'],
  services: ['domain', 'sandbox', 'grader', 'proof', 'catalog', 'store', 'auth', 'queue'],
  app: ['services', 'store', 'auth', 'catalog', 'queue', 'domain'],
  pages: ['app', 'services', 'domain', 'reading', 'islands', 'components', 'layouts', 'styles'],
  components: ['domain', 'services', 'reading', 'components', 'islands', 'styles'],
  layouts: ['domain', 'components', 'styles', 'islands'],
  islands: ['domain', 'sandbox', 'simulation', 'grader', 'components', 'styles'],
  middleware: ['domain', 'services'],
  server: ['app', 'services', 'domain', 'queue', 'grader', 'sandbox', 'simulation', 'db'],
  cli: ['app', 'services', 'domain', 'server', 'grader', 'sandbox', 'simulation', 'catalog', 'proof', 'db'],
  db: ['domain', 'services', 'store'],
};

/** Packages that only the named folders may know. */
const KEPT_TO: Record<string, readonly string[]> = {
  lucia: ['auth'],
  'drizzle-orm': ['store', 'db'],
  'better-sqlite3': ['store', 'db'],
  '@node-rs/argon2': ['auth'],
  nodemailer: ['server'],
};

/** These run in a browser as well. */
const IN_BROWSER = ['domain', 'simulation', 'kit', 'grader', 'islands'];
const REACT = ['islands', 'components'];

interface Import {
  file: string;
  folder: string;
  specifier: string;
  /** Folder of ours that it leads to; undefined for a package. */
  target: string | undefined;
}

const files = [...filesUnder('src'), ...filesUnder('db')];
const imports = files.flatMap(importsOf);

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('go only in the directions that the architecture allows', () => {
    const wrong = imports.filter(({ folder, target }) => {
      if (target === undefined || target === folder) return false;
      return !(MAY_IMPORT[folder]?.includes(target) ?? false);
    });
    expect(wrong.map(asLine)).toEqual([]);
  });

  it('never reach out of a folder with dots', () => {
    const wrong = imports.filter(({ file, folder, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      return folderOf(relative(root, join(root, dirname(file), specifier))) !== folder;
    });
    expect(wrong.map(asLine)).toEqual([]);
  });

  it('keep some packages to one room', () => {
    const wrong = imports.filter(({ folder, specifier }) => {
      const rooms = KEPT_TO[packageOf(specifier)];
      return rooms !== undefined && !rooms.includes(folder);
    });
    expect(wrong.map(asLine)).toEqual([]);
  });

  it('bring nothing of Node where code runs in a tab', () => {
    const wrong = imports.filter(
      ({ folder, specifier }) => IN_BROWSER.includes(folder) && specifier.startsWith('node:'),
    );
    expect(wrong.map(asLine)).toEqual([]);
  });

  it('bring React only to what a person clicks on', () => {
    const wrong = imports.filter(
      ({ folder, specifier }) =>
        ['react', 'react-dom'].includes(packageOf(specifier)) && !REACT.includes(folder),
    );
    expect(wrong.map(asLine)).toEqual([]);
  });
});

describe('domain', () => {
  it('has no clock, no randomness and no package but zod', () => {
    const impure = filesUnder('src/domain').filter((file) =>
      /Date\.now|Math\.random|new Date\(\)/.test(textOf(file)),
    );
    expect(impure).toEqual([]);
    const packages = imports.filter(({ folder, target }) => folder === 'domain' && target === undefined);
    expect(new Set(packages.map(({ specifier }) => specifier))).toEqual(new Set(['zod']));
  });
});

describe('the store', () => {
  it('awaits nothing', () => {
    const awaiting = filesUnder('src/store').filter((file) =>
      /\bawait\b|\basync\b/.test(withoutComments(textOf(file))),
    );
    expect(awaiting).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): Import[] {
  const folder = folderOf(file);
  return [...withoutComments(textOf(file)).matchAll(SPECIFIER)].map(([, , specifier = '']) => {
    return { file, folder, specifier, target: targetOf(file, specifier) };
  });
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0];
  if (specifier === 'holdfast/kit') return 'kit';
  if (specifier.startsWith('.')) return folderOf(relative(root, join(root, dirname(file), specifier)));
  return undefined;
}

/** `src/pages/mentor/index.astro` → `pages`, `src/app.ts` → `app`, `db/seed.ts` → `db`. */
function folderOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? second.replace(SOURCE, '') : top;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function asLine({ file, specifier }: Import): string {
  return `${file} imports ${specifier}`;
}
