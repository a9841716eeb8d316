import { isTyping } from './typing.ts';

/**
 * Moves through the queue by keyboard: j and k, Enter opens, c claims, / goes to the filters, ? opens the list of keys.
 * Everything is on the page without it.
 */
export function startQueueKeys(page: Document): void {
  const rows = [...page.querySelectorAll<HTMLElement>('[data-queue-row]')];
  if (rows.length === 0) return;
  const linkOf = (row: HTMLElement | undefined) => row?.querySelector<HTMLAnchorElement>('a[href]');
  const at = () => rows.findIndex((row) => row.contains(page.activeElement));
  const go = (index: number) => linkOf(rows[Math.min(Math.max(index, 0), rows.length - 1)])?.focus();
  const acts: Record<string, () => void> = {
    j: () => go(at() + 1),
    k: () => go(at() === -1 ? rows.length - 1 : at() - 1),
    c: () => rows[at() === -1 ? 0 : at()]?.querySelector<HTMLButtonElement>('form button')?.click(),
    '/': () => page.querySelector<HTMLElement>('[data-filter]')?.focus(),
    '?': () => page.querySelector('details.keys')?.toggleAttribute('open'),
  };
  page.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
