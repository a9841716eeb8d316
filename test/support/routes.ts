import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../../src/pages', import.meta.url));

/** Every route there is, as Astro finds them: `/`, `/reviews/[id]`, `/attempts/[id]/receipt.json` … */
export function allRoutes(): string[] {
  return readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(astro|ts)$/.test(file) && !/(^|\/)_/.test(file))
    .map((file) => `/${file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`)
    .sort();
}
