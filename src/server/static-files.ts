import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type ServedFile, toServedFile } from './served-file.ts';

/** Everything under here is named after its content. */
const HASHED = '/_astro/';
const COMPRESSED = /\.(br|gz)$/;

/**
 * Reads the built client folder into memory, by URL path. `page/index.html` answers for `/page` too.
 * Compressed variants lie beside their file, made by the build.
 */
export function loadStaticFiles(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || COMPRESSED.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${path
      .slice(folder.length + 1)
      .split(sep)
      .join('/')}`;
    const file = toServedFile(entry.name, readFileSync(path), variantsOf(path), url.startsWith(HASHED));
    for (const name of namesOf(url)) files.set(name, file);
  }
  return files;
}

function variantsOf(path: string): ServedFile['variants'] {
  return {
    ...(existsSync(`${path}.br`) && { br: readFileSync(`${path}.br`) }),
    ...(existsSync(`${path}.gz`) && { gzip: readFileSync(`${path}.gz`) }),
  };
}

function namesOf(url: string): string[] {
  if (!url.endsWith('.html')) return [url];
  const page = url.replace(/(\/index)?\.html$/, '');
  return [url, page, `${page}/`];
}
