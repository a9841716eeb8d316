/** A row of the rubric as the choice below sees it. */
export interface EvidenceRow {
  id: string;
  isMarked: boolean;
  hasEvidence: boolean;
  hasFocus: boolean;
}

/**
 * The row that a place is evidence of: the one that has the focus, else the one that was marked last, else the first mark
 * without evidence. undefined where nothing is marked: words alone are no mark.
 */
export function rowForEvidence(rows: readonly EvidenceRow[], last: string | undefined): string | undefined {
  const marked = rows.filter(({ isMarked }) => isMarked);
  const chosen =
    rows.find(({ hasFocus }) => hasFocus) ??
    marked.find(({ id }) => id === last) ??
    marked.find(({ hasEvidence }) => !hasEvidence);
  return chosen?.id;
}

/** A line as rows of the rubric name it: `src/main.ts:14`. */
export function linePointer(path: string, line: string): string {
  return `${path}:${line}`;
}

/**
 * Takes the line or trial one is at as evidence of a row. Where one is at none the row's field is opened, to be written in.
 * A row that has no mark yet keeps the words until it has one.
 */
export function takeEvidence(desk: HTMLElement, last: string | undefined): void {
  const forms = [...desk.querySelectorAll<HTMLFormElement>('form[data-rubric-row]')];
  const id = rowForEvidence(forms.map(readRow), last);
  const form = forms.find(({ dataset }) => dataset['rubricRow'] === id) ?? forms[0];
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('input[name="evidence"]') ?? [])];
  const pointer = pointerAt(desk);
  const free = fields.find(({ value }) => value.trim() === '');
  if (!form || !free) return;
  if (pointer !== undefined && fields.every(({ value }) => value.trim() !== pointer)) free.value = pointer;
  if (pointer === undefined || !readRow(form).isMarked) {
    form.querySelector('details')?.setAttribute('open', '');
    free.focus();
    free.scrollIntoView({ block: 'nearest' });
    return;
  }
  // Saved as if the field had been left; the eye stays where it reads.
  free.dispatchEvent(new Event('change', { bubbles: true }));
  form.scrollIntoView({ block: 'nearest' });
}

function readRow(form: HTMLFormElement): EvidenceRow {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[name="evidence"]')];
  return {
    id: form.dataset['rubricRow'] ?? '',
    isMarked: form.querySelector('button[aria-pressed="true"]') !== null,
    hasEvidence: fields.some(({ value }) => value.trim() !== ''),
    hasFocus: form.contains(form.ownerDocument.activeElement),
  };
}

/** What one is at: a trial that has the focus, else the line. */
function pointerAt(desk: HTMLElement): string | undefined {
  const { activeElement } = desk.ownerDocument;
  const trial = activeElement?.closest<HTMLElement>('[data-pointer]')?.dataset['pointer'];
  if (trial !== undefined) return trial;
  const line = desk.querySelector<HTMLElement>('tr.at[data-line]');
  const path = line?.closest<HTMLElement>('[data-path]')?.dataset['path'];
  return line && path !== undefined ? linePointer(path, line.dataset['line'] ?? '') : undefined;
}
