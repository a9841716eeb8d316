import type { WorldBundle } from '#grader/plan';

/** The public world bundle at a same-origin address. @throws Error when there is none */
export async function loadWorld(url: string): Promise<WorldBundle> {
  const bundle: { default?: WorldBundle } = await import(/* @vite-ignore */ url);
  if (bundle.default === undefined)
    throw new Error(`The practice cases at ${url} are empty. Reload the page.`);
  return bundle.default;
}
