import { whyRefused } from './post-quietly.ts';

/**
 * Saves a row of the rubric without leaving the page: press 1 to 4 on a row, or let go of a field. What was saved is shown
 * as the server tells it, the row that was worked on stays open and focused.
 */
export function markInPlace(page: Document): void {
  const find = () => page.querySelector<HTMLElement>('[data-rubric]');
  if (!find()) return;
  page.addEventListener('submit', (event) => {
    const form = rowOf(event.target);
    if (!form) return;
    event.preventDefault();
    void save(page, form, event.submitter);
  });
  page.addEventListener('focusout', (event) => {
    const form = rowOf(event.target);
    if (form && isWriting(event.target) && isUnsaved(event.target)) saveWords(page, form);
  });
  page.addEventListener('keydown', (event) => {
    const form = rowOf(event.target);
    if (!form || isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = form.querySelector<HTMLButtonElement>(
      `button[name="points"][value="${CSS.escape(event.key)}"]`,
    );
    pressed?.focus();
    pressed?.click();
  });
}

function rowOf(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>('form[data-rubric-row]') : null;
}

function isWriting(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Other than what the server last told. */
function isUnsaved(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return field.value !== field.defaultValue;
}

/** Words alone are no mark: they wait for one. */
function saveWords(page: Document, form: HTMLFormElement): void {
  if (new FormData(form).get('kept') !== '') void save(page, form, null);
}

async function save(page: Document, form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') sent.append(name, value);
  try {
    const answer = await fetch(form.action, { method: 'POST', body: sent });
    const text = await answer.text();
    const shown = new DOMParser().parseFromString(text, 'text/html');
    if (!answer.ok) say(page, `Not saved: ${whyRefused(text)}`);
    // Signed out meanwhile, one is sent to the form for signing in, which is no refusal.
    else if (!shown.querySelector('[data-rubric]'))
      say(page, 'Not saved: you are signed out. Sign in in another tab, then press it again.');
    else {
      const note = form.querySelector('textarea')?.value;
      if (note === sent.get('note')) form.dispatchEvent(new Event('desk:saved', { bubbles: true }));
      show(page, shown, form.dataset['rubricRow'] ?? '', sent);
      saveLeft(page);
    }
  } catch (error) {
    console.warn('The desk could not be reached.', error);
    say(page, 'No connection: the mark is not saved. Press it again.');
  }
}

/**
 * Puts the rubric of the answer in place, with the rows that were open, what was typed since and in other rows, and the focus
 * where it was.
 */
function show(page: Document, shown: Document, row: string, sent: URLSearchParams): void {
  const before = page.querySelector('[data-rubric]');
  const after = shown.querySelector('[data-rubric]');
  if (!before || !after) return;
  const open = new Set(
    [...before.querySelectorAll('form:has(details[open])')].map((form) =>
      form.getAttribute('data-rubric-row'),
    ),
  );
  const focused = page.activeElement;
  const isInRow = focused !== null && rowOf(focused) !== null;
  const place = isInRow ? placeOf(focused) : undefined;
  const focusedRow = rowOf(focused)?.dataset['rubricRow'] ?? row;
  for (const form of after.querySelectorAll('form[data-rubric-row]'))
    if (open.has(form.getAttribute('data-rubric-row')))
      form.querySelector('details')?.setAttribute('open', '');
  for (const form of before.querySelectorAll<HTMLFormElement>('form[data-rubric-row]'))
    keepTyped(form, after, form.dataset['rubricRow'] === row ? sent : undefined);
  before.replaceWith(page.adoptNode(after));
  if (!isInRow) return;
  const form = page.querySelector<HTMLFormElement>(`form[data-rubric-row="${CSS.escape(focusedRow)}"]`);
  const next = (form && place?.(form)) ?? form?.querySelector('summary');
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** Saves words that were written while their row was on its way, in fields that are left already: nobody will leave these again. */
function saveLeft(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-rubric-row]'))
    if (fieldsOf(form).some((field) => field !== page.activeElement && isUnsaved(field)))
      saveWords(page, form);
}

function fieldsOf(form: Element | null): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [
    ...(form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type="text"], textarea') ?? []),
  ];
}

/** Carries over what stands in a row's fields and was not sent: words that wait for a mark, or came while the row was saved. */
function keepTyped(form: HTMLFormElement, after: Element, sent: URLSearchParams | undefined): void {
  const id = CSS.escape(form.dataset['rubricRow'] ?? '');
  const next = fieldsOf(after.querySelector(`form[data-rubric-row="${id}"]`));
  for (const [nth, field] of fieldsOf(form).entries()) {
    const isSaved = sent ? sent.getAll(field.name).includes(field.value) : !isUnsaved(field);
    const place = field.tagName === 'TEXTAREA' ? next.at(-1) : next[nth];
    if (!isSaved && place?.tagName === field.tagName) place.value = field.value;
  }
}

/** Finds the same field in another copy of its row: a button by what it sends, a field by its place among those of its name. */
function placeOf(field: Element): (form: HTMLFormElement) => Element | undefined {
  const name = field.getAttribute('name');
  const own = [...(rowOf(field)?.querySelectorAll('button, input, textarea, summary') ?? [])];
  const alike = (other: Element) =>
    other.tagName === field.tagName &&
    other.getAttribute('name') === name &&
    (field.tagName !== 'BUTTON' || other.getAttribute('value') === field.getAttribute('value'));
  const nth = own.filter(alike).indexOf(field);
  return (form) => [...form.querySelectorAll('button, input, textarea, summary')].filter(alike)[nth];
}

function say(page: Document, words: string): void {
  const place = page.querySelector('[data-rubric-said]');
  if (place) place.textContent = words;
}
