import { keptWords } from './kept-words.ts';

/** Names the form that was sent last, until the page that answers says what became of it. */
const SENT = 'holdfast.desk-sent';

/**
 * Keeps in this browser what is typed on the desk (threads, summary, private note, notes to marks), from key to key, until the
 * desk has it: a crash, a lapsed claim or a lost connection loses no word. What was kept is back in its form when the desk is
 * opened again.
 */
export function keepTyping(desk: HTMLElement): void {
  const review = desk.dataset.desk ?? '';
  const words = keptWords(localStorage, review, () => Date.now());
  words.tidy();
  forgetSent(review, words.forget);
  for (const form of desk.querySelectorAll<HTMLFormElement>('form')) {
    const name = nameOf(form);
    const kept = name === undefined ? undefined : words.find(name, bodyOf(form)?.value);
    if (kept !== undefined) putBack(form, kept);
  }
  offerLines(desk, words);
  desk.addEventListener('input', (event) => {
    const form = event.target instanceof HTMLTextAreaElement ? event.target.form : null;
    const name = form && event.target === bodyOf(form) ? nameOf(form) : undefined;
    const body = form && bodyOf(form);
    if (body && name !== undefined) words.keep(name, body.value, body.defaultValue);
  });
  desk.addEventListener('desk:saved', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    const name = form ? nameOf(form) : undefined;
    const body = form && bodyOf(form);
    if (name === undefined || !body) return;
    words.forget(name);
    body.defaultValue = body.value;
    form.querySelector('[data-kept]')?.remove();
  });
  desk.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    const name = form ? nameOf(form) : undefined;
    if (name !== undefined) sessionStorage.setItem(SENT, JSON.stringify([review, name]));
  });
  desk.addEventListener('click', (event) => {
    const cancel = event.target instanceof Element ? event.target.closest('.comment-form .cancel') : null;
    const form = cancel?.closest('form');
    const name = form ? nameOf(form) : undefined;
    if (name !== undefined) words.forget(name);
  });
}

/** What is kept under: an answer or a draft by its thread or post, a mark by its row, a comment by its place. */
function nameOf(form: HTMLFormElement): string | undefined {
  const body = bodyOf(form);
  if (!body) return undefined;
  if (form.dataset.draft !== undefined) return form.dataset.draft;
  if (form.dataset.rubricRow !== undefined) return `row ${form.dataset.rubricRow}`;
  if (form.dataset.autosave !== undefined) return body.name;
  const about = fieldOf(form, 'about');
  if (about !== '') return `about ${about}`;
  const path = fieldOf(form, 'path');
  return path === '' ? undefined : `lines ${path}:${fieldOf(form, 'fromLine')}-${fieldOf(form, 'toLine')}`;
}

function bodyOf(form: HTMLFormElement): HTMLTextAreaElement | null {
  const isWhole = form.dataset.autosave !== undefined || form.dataset.rubricRow !== undefined;
  return form.querySelector<HTMLTextAreaElement>(isWhole ? 'textarea' : 'textarea[name="body"]');
}

function fieldOf(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value : '';
}

/** The desk answers with the review where it has the words, and at the action's own address where it refused them. */
function forgetSent(review: string, forget: (form: string) => void): void {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent === null || location.pathname !== `/mentor/${review}`) return;
  const [of, name]: unknown[] = JSON.parse(sent);
  if (of === review && typeof name === 'string') forget(name);
}

function putBack(form: HTMLFormElement, kept: string): void {
  const body = bodyOf(form);
  if (!body || body.value === kept) return;
  body.value = kept;
  form.closest('details')?.setAttribute('open', '');
  say(form);
}

function say(form: HTMLFormElement): void {
  if (form.querySelector('[data-kept]')) return;
  const note = form.ownerDocument.createElement('p');
  note.className = 'quiet small';
  note.dataset.kept = '';
  note.setAttribute('role', 'status');
  note.textContent = 'Back as this browser kept it; not saved yet.';
  bodyOf(form)?.after(note);
}

/** Words for lines whose form is not open: it opens at the first of them, and each is there when its line is pressed. */
function offerLines(desk: HTMLElement, words: ReturnType<typeof keptWords>): void {
  const lines = words.list().filter((name) => name.startsWith('lines '));
  if (lines.length === 0) return;
  desk.addEventListener('desk:placed', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    const body = form && bodyOf(form);
    const kept = form && words.find(nameOf(form) ?? '');
    if (form && body && kept != null && body.value.trim() === '') putBack(form, kept);
  });
  if (desk.querySelector('tr .comment-form')) return;
  const place = /^lines (.+):(\d+)-(\d+)$/.exec(lines[0] ?? '');
  const file = [...desk.querySelectorAll<HTMLElement>('[data-path]')].find(
    ({ dataset }) => dataset.path === place?.[1],
  );
  const press = (line: string | undefined, isRange: boolean) =>
    file
      ?.querySelector(`tr[data-line="${line}"] .ln a`)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: isRange }));
  if (!file?.querySelector(`tr[data-line="${place?.[3]}"] .ln a`)) return;
  press(place?.[2], false);
  if (place?.[2] !== place?.[3]) press(place?.[3], true);
}
