import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LOOKS = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

/**
 * What axe-core has against the page as it stands: on a desk in light colours and on a phone in dark ones.
 * One line per rule, with the elements it names; empty when there is nothing.
 */
export async function accessibilityProblems(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const { colorScheme, ...size } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    for (const { id, nodes } of (await runAxe(page)).violations) {
      const where = nodes.map((node) => node.target.join(' ')).join(', ');
      found.push(`${name}, ${size.width} ${colorScheme}: ${id} at ${where}`);
    }
  }
  await page.emulateMedia({ colorScheme: LOOKS[0].colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: LOOKS[0].width, height: LOOKS[0].height });
  return found;
}

/** Lines of code are all made in one way, and a page can have thousands: the first of each file stand for the others. */
const MORE_CODE = 'tr:has(> td.ln):nth-child(n + 101)';

/** Put in by the debugger's door, so that the page's own policy stays as strict as it is. */
async function runAxe(page: Page): Promise<AxeResults> {
  await page.evaluate(AXE);
  return page.evaluate(async (more) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const taken = [...document.querySelectorAll(more)].map((row) => ({
      row,
      parent: row.parentNode,
      next: row.nextSibling,
    }));
    for (const { row } of taken) row.remove();
    try {
      return await axe.run({ resultTypes: ['violations'] });
    } finally {
      for (const { row, parent, next } of taken.reverse()) parent?.insertBefore(row, next);
    }
  }, MORE_CODE);
}
