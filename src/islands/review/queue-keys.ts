/** What a key asks for on the queue's page. */
export type QueueAct = 'next' | 'before' | 'claim' | 'filter' | 'help';

const ACTS: Readonly<Record<string, QueueAct>> = {
  j: 'next',
  k: 'before',
  c: 'claim',
  '/': 'filter',
  '?': 'help',
};
/** Set where somebody does not want single keys: speech input presses them by accident. */
const OFF = 'holdfast.queue-keys-off';
const TICK_MS = 30_000;

/** What a key press asks for; nothing while a modifier is held or where keys are text. Enter is the link's own. */
export function actOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  isTyping: boolean,
): QueueAct | undefined {
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return Object.hasOwn(ACTS, event.key) ? ACTS[event.key] : undefined;
}

/** The row to go to from row `at` (−1: none yet) of `rows`; stays within them. */
export function rowAfter(at: number, rows: number, step: 1 | -1): number {
  if (at < 0) return step === 1 ? 0 : rows - 1;
  return Math.min(rows - 1, Math.max(0, at + step));
}

/** Adds keys and running claims to the queue's page. Everything works without. */
export function startQueue(page: Document): void {
  const part = page.querySelector<HTMLElement>('[data-queue-keys]');
  if (!part) return;
  countDown(part);
  const help = part.querySelector<HTMLDetailsElement>('[data-keys]');
  const isOn = help?.querySelector<HTMLInputElement>('[data-keys-on]');
  if (!help || !isOn) return;
  help.hidden = false;
  isOn.checked = localStorage.getItem(OFF) === null;
  isOn.addEventListener('change', () => {
    if (isOn.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  });
  page.addEventListener('keydown', (event) => {
    const act = isOn.checked ? actOf(event, isTyping(event)) : undefined;
    if (!act) return;
    event.preventDefault();
    perform(part, help, act);
  });
}

function perform(part: HTMLElement, help: HTMLDetailsElement, act: QueueAct): void {
  switch (act) {
    case 'next':
      move(part, 1);
      break;
    case 'before':
      move(part, -1);
      break;
    case 'claim':
      rowAt(part)?.querySelector<HTMLElement>('[data-claim]')?.click();
      break;
    case 'filter':
      part.querySelector<HTMLElement>('[data-queue-filter]')?.focus();
      break;
    case 'help':
      help.open = !help.open;
      if (help.open) help.scrollIntoView({ block: 'nearest' });
  }
}

/** The row that has the focus, or had it last. */
function rowAt(part: HTMLElement): HTMLElement | null {
  return part.querySelector<HTMLElement>('tbody tr:focus-within') ?? part.querySelector('tbody tr.at');
}

function move(part: HTMLElement, step: 1 | -1): void {
  const rows = [...part.querySelectorAll<HTMLElement>('[data-queue] tbody tr')];
  const here = rowAt(part);
  const row = rows[rowAfter(here ? rows.indexOf(here) : -1, rows.length, step)];
  if (!row) return;
  here?.classList.remove('at');
  row.classList.add('at');
  row.querySelector<HTMLElement>('[data-open]')?.focus();
  row.scrollIntoView({ block: 'nearest' });
}

/** How much of one's own claims is left, as it passes. */
function countDown(part: HTMLElement): void {
  const claims = [...part.querySelectorAll<HTMLElement>('[data-left-until]')];
  if (claims.length === 0) return;
  setInterval(() => {
    for (const claim of claims) claim.textContent = leftWords(Number(claim.dataset.leftUntil) - Date.now());
  }, TICK_MS);
}

/** What the link to a held review says with so many milliseconds left. */
export function leftWords(ms: number): string {
  if (ms <= 0) return 'Lapsed, open it';
  return `Continue, ${ms < 60_000 ? 'under a minute' : `${Math.floor(ms / 60_000)} min`} left`;
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
