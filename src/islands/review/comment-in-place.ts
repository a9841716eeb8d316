/** Lines of one file that a comment will speak of. `start` is where the pointing began. */
interface Selection {
  file: HTMLElement;
  start: number;
  from: number;
  to: number;
}

/**
 * Opens the comment form below a line without loading the page: press a line number, or shift-press a second one
 * for a range. One form wanders from line to line and keeps its words; Ctrl-Enter saves, Escape closes an empty one.
 */
export function commentInPlace(code: HTMLElement, template: HTMLTemplateElement): void {
  const row = code.querySelector<HTMLElement>('tr:has(.comment-form)') ?? newRow(template);
  const form = row.querySelector<HTMLFormElement>('.comment-form');
  const body = form?.querySelector('textarea');
  if (!form || !body) return;
  let selection: Selection | undefined;
  const close = () => {
    row.remove();
    mark(code, undefined);
    selection = undefined;
  };
  code.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.ln a') : null;
    if (!link || event.ctrlKey || event.metaKey) return;
    const next = select(link, event.shiftKey ? selection : undefined);
    if (!next) return;
    event.preventDefault();
    selection = next;
    place(row, form, next);
    mark(code, next);
    form.dispatchEvent(new Event('desk:placed', { bubbles: true }));
    body.focus();
  });
  form.addEventListener('click', (event) => {
    if (!(event.target instanceof Element && event.target.closest('.cancel'))) return;
    event.preventDefault();
    body.value = '';
    close();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === 'Escape' && body.value.trim() === '') close();
  });
  warnBeforeLosing(form, body);
  if (row.isConnected) body.focus();
}

function newRow(template: HTMLTemplateElement): HTMLElement {
  const row = document.createElement('tr');
  row.className = 'between';
  const cell = document.createElement('td');
  cell.append(template.content.cloneNode(true));
  row.append(cell);
  return row;
}

function select(link: Element, earlier: Selection | undefined): Selection | undefined {
  const file = link.closest<HTMLElement>('[data-path]');
  const line = Number(link.closest<HTMLElement>('tr[data-line]')?.dataset.line);
  if (!file || !Number.isInteger(line)) return undefined;
  const start = earlier?.file === file ? earlier.start : line;
  return { file, start, from: Math.min(start, line), to: Math.max(start, line) };
}

function place(row: HTMLElement, form: HTMLFormElement, { file, from, to }: Selection): void {
  const line = file.querySelector(`tr[data-line="${to}"]`);
  if (!line) return;
  const thread = line.nextElementSibling;
  const after = thread?.matches('.between') && thread !== row ? thread : line;
  row.querySelector('td')?.setAttribute('colspan', String(line.children.length));
  after.after(row);
  setField(form, 'path', file.dataset.path ?? '');
  const last = Math.max(
    ...[...file.querySelectorAll<HTMLElement>('tr[data-line]')].map((r) => Number(r.dataset.line)),
  );
  setField(form, 'fromLine', String(from), last);
  setField(form, 'toLine', String(to), last);
}

function setField(form: HTMLFormElement, name: string, value: string, max?: number): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) return;
  field.value = value;
  if (max !== undefined) field.max = String(max);
}

function mark(code: HTMLElement, selection: Selection | undefined): void {
  for (const row of code.querySelectorAll('tr.chosen')) row.classList.remove('chosen');
  for (const row of selection?.file.querySelectorAll<HTMLElement>('tr[data-line]') ?? []) {
    const line = Number(row.dataset.line);
    row.classList.toggle('chosen', selection !== undefined && line >= selection.from && line <= selection.to);
  }
}

function warnBeforeLosing(form: HTMLFormElement, body: HTMLTextAreaElement): void {
  let sending = false;
  form.addEventListener('submit', () => {
    sending = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!sending && form.isConnected && body.value.trim() !== '') event.preventDefault();
  });
}
