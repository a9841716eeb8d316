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
  page.addEventListener('change', (event) => {
    const form = rowOf(event.target);
    // Words alone are no mark: they wait for one.
    if (form && new FormData(form).get('kept') !== '') void save(page, form, null);
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

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

async function save(page: Document, form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') sent.append(name, value);
  try {
    const answer = await fetch(form.action, { method: 'POST', body: sent });
    const shown = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.ok) show(page, shown, form.dataset['rubricRow'] ?? '');
    else
      say(
        page,
        shown.querySelector('[role="alert"] p, .problem p, main p')?.textContent ??
          'That was not saved. Reload the page to see why.',
      );
  } catch (error) {
    console.warn('The desk could not be reached.', error);
    say(page, 'No connection: the mark is not saved. Press it again.');
  }
}

/** Puts the rubric of the answer in place, with the rows that were open, and the focus where it was. */
function show(page: Document, shown: Document, row: string): void {
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
  before.replaceWith(page.adoptNode(after));
  if (!isInRow) return;
  const form = page.querySelector<HTMLFormElement>(`form[data-rubric-row="${CSS.escape(focusedRow)}"]`);
  const next = (form && place?.(form)) ?? form?.querySelector('summary');
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
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
