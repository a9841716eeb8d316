import { takeEvidence } from './evidence-key.ts';

/** What a key asks for on the desk. */
export type DeskAct =
  | 'thread'
  | 'thread-before'
  | 'file'
  | 'file-before'
  | 'line'
  | 'line-before'
  | 'change'
  | 'change-before'
  | 'comment'
  | 'row'
  | 'evidence'
  | 'summary'
  | 'claim'
  | 'help';

const ACTS: Readonly<Record<string, DeskAct>> = {
  n: 'thread',
  p: 'thread-before',
  f: 'file',
  F: 'file-before',
  j: 'line',
  k: 'line-before',
  J: 'change',
  K: 'change-before',
  m: 'comment',
  r: 'row',
  e: 'evidence',
  s: 'summary',
  c: 'claim',
  '?': 'help',
};
/** As on the queue's page: set where somebody does not want single keys. */
const OFF = 'holdfast.queue-keys-off';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a single key asks for; nothing while a modifier is held or where keys are text. */
export function deskActOf(event: Pressed, isTyping: boolean): DeskAct | undefined {
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return Object.hasOwn(ACTS, event.key) ? ACTS[event.key] : undefined;
}

/** The place after `at` (−1: none yet) of `n` in this direction, without going round; −1 where there is none at all. */
export function placeAfter(at: number, n: number, step: 1 | -1): number {
  if (n === 0) return -1;
  if (at < 0) return step === 1 ? 0 : n - 1;
  return Math.min(n - 1, Math.max(0, at + step));
}

/** Moves over the desk and writes on it by keyboard alone. Everything works without. */
export function startDeskKeys(page: Document): void {
  const desk = page.querySelector<HTMLElement>('[data-desk]');
  const help = desk?.querySelector<HTMLDetailsElement>('[data-keys]');
  const isOn = help?.querySelector<HTMLInputElement>('[data-keys-on]');
  if (!desk || !help || !isOn) return;
  help.hidden = false;
  isOn.checked = localStorage.getItem(OFF) === null;
  isOn.addEventListener('change', () => {
    if (isOn.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  });
  goOnAt(desk);
  page.addEventListener('keydown', (event) => {
    if (sends(desk, event)) return;
    if (isOn.checked && marks(desk, event)) return;
    const act = isOn.checked ? deskActOf(event, isTyping(event.target)) : undefined;
    if (!act) return;
    event.preventDefault();
    perform(desk, help, act);
  });
}

/** Ctrl-Enter saves the form one writes in, Ctrl-Shift-Enter publishes, Alt-1 to Alt-4 choose a comment's kind. */
function sends(desk: HTMLElement, event: KeyboardEvent): boolean {
  const { target } = event;
  const form = target instanceof HTMLElement ? target.closest('form') : null;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    // The form of a comment at a line listens itself.
    if (!event.shiftKey && (form === null || form.matches('.comment-form'))) return false;
    event.preventDefault();
    if (event.shiftKey)
      desk.querySelector<HTMLElement>('button[formaction$="/publish"], [data-publish]')?.click();
    else form?.requestSubmit();
    return true;
  }
  const kinds = form?.querySelectorAll<HTMLInputElement>('input[name="kind"]');
  const kind =
    event.altKey && /^Digit[1-4]$/.test(event.code) ? kinds?.[Number(event.code.slice(-1)) - 1] : undefined;
  if (!kind) return false;
  event.preventDefault();
  kind.checked = true;
  return true;
}

/** Rows that were marked by a key and whose answer may still be under way, the latest last. */
const marked = new Set<string>();

/** Outside the rubric 1 to 4 mark its next row that has no mark; on a row that has the focus they mark that one. */
function marks(desk: HTMLElement, event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (!/^[1-4]$/.test(key) || event.ctrlKey || event.metaKey || event.altKey || isTyping(target))
    return false;
  if (target instanceof Element && target.closest('form[data-rubric-row]')) return false;
  const row = [...desk.querySelectorAll<HTMLFormElement>('form[data-rubric-row]')].find(
    (form) => !marked.has(form.dataset.rubricRow ?? '') && !form.querySelector('button[aria-pressed="true"]'),
  );
  if (!row) return false;
  marked.add(row.dataset.rubricRow ?? '');
  row.querySelector<HTMLElement>(`button[name="points"][value="${key}"]`)?.click();
  return true;
}

function perform(desk: HTMLElement, help: HTMLDetailsElement, act: DeskAct): void {
  switch (act) {
    case 'thread':
    case 'thread-before':
      focusIn(desk, '[data-thread]', stepOf(act));
      break;
    case 'file':
    case 'file-before':
      openFile(focusIn(desk, '.file-head', stepOf(act)));
      break;
    case 'line':
    case 'line-before':
      moveLine(desk, stepOf(act), () => true);
      break;
    case 'change':
    case 'change-before':
      moveLine(desk, stepOf(act), opensChange);
      break;
    case 'comment':
      commentHere(desk);
      break;
    case 'row':
      focusIn(desk, 'form[data-rubric-row] summary', 1);
      break;
    case 'evidence':
      takeEvidence(desk, [...marked].at(-1));
      break;
    case 'summary':
      desk.querySelector<HTMLElement>('#summary')?.focus();
      break;
    case 'claim':
      desk.querySelector<HTMLElement>('form[action$="/claim"] button')?.click();
      break;
    case 'help':
      help.open = !help.open;
      if (help.open) help.scrollIntoView({ block: 'nearest' });
  }
}

function stepOf(act: DeskAct): 1 | -1 {
  return act.endsWith('-before') ? -1 : 1;
}

/** Moves the focus to the next of such elements, from the one that has it or holds what has it. */
function focusIn(desk: HTMLElement, selector: string, step: 1 | -1): HTMLElement | undefined {
  const all = [...desk.querySelectorAll<HTMLElement>(selector)];
  const { activeElement } = desk.ownerDocument;
  const own = activeElement?.closest(selector) ?? activeElement?.closest('form')?.querySelector(selector);
  const next = all[placeAfter(own instanceof HTMLElement ? all.indexOf(own) : -1, all.length, step)];
  if (!next) return undefined;
  for (let part: Element | null = next; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement && !next.matches('summary')) part.open = true;
  }
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return next;
}

function openFile(head: HTMLElement | undefined): void {
  const file = head?.closest('details');
  if (!file) return;
  file.open = true;
  const line = linesIn(file).find((row) => row.checkVisibility());
  if (line) goTo(line);
}

function linesIn(part: ParentNode): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>('tr[data-line]')];
}

function lineAt(desk: HTMLElement): HTMLElement | null {
  return desk.querySelector<HTMLElement>('tr.at');
}

/** To the next visible line that is wanted. */
function moveLine(desk: HTMLElement, step: 1 | -1, isWanted: (row: HTMLElement) => boolean): void {
  const here = lineAt(desk);
  const rows = linesIn(desk).filter((row) => row === here || (row.checkVisibility() && isWanted(row)));
  const next = rows[placeAfter(here ? rows.indexOf(here) : -1, rows.length, step)];
  if (next) goTo(next);
}

/** The first line of several that changed together. */
function opensChange(row: HTMLElement): boolean {
  return row.classList.contains('add') && row.previousElementSibling?.classList.contains('add') !== true;
}

function goTo(line: HTMLElement): void {
  for (const other of line.ownerDocument.querySelectorAll('tr.at')) other.classList.remove('at');
  line.classList.add('at');
  line.querySelector<HTMLElement>('.ln a')?.focus({ preventScroll: true });
  line.scrollIntoView({ block: 'nearest' });
}

/** Opens the form at the line one is at; beside a family, trial or heading, the form of that place. */
function commentHere(desk: HTMLElement): void {
  const { activeElement } = desk.ownerDocument;
  const place = activeElement
    ?.closest('details.trial, section, li')
    ?.querySelector<HTMLDetailsElement>('details.place');
  if (place && activeElement?.closest('[data-review]') && !activeElement.closest('.code-review')) {
    place.open = true;
    place.querySelector('textarea')?.focus();
    return;
  }
  (lineAt(desk) ?? linesIn(desk).find((row) => row.checkVisibility()))
    ?.querySelector<HTMLElement>('.ln a')
    ?.click();
}

/** After a comment was saved one goes on at its line. */
function goOnAt(desk: HTMLElement): void {
  const saved = desk.querySelector(':target')?.closest('tr.between');
  let line = saved?.previousElementSibling ?? null;
  while (line && !line.matches('tr[data-line]')) line = line.previousElementSibling;
  line?.classList.add('at');
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input:not([type="radio"]), textarea, select, [contenteditable]')
  );
}
