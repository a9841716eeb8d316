import type { Result } from '#domain/result';
import type { MarkForm } from '#services/rubric-contract';

/** What a row's form says: the number that was pressed, or the mark that stands when only words were saved. */
export function markFormOf(form: FormData): MarkForm {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  const evidence = form.getAll('evidence').filter((value) => typeof value === 'string');
  const points = Number(form.get('points') ?? (text('kept') || Number.NaN));
  return { row: text('row'), points, evidence: evidence.join('\n'), note: text('note') };
}

/** Whether a row's form takes its mark back. A button's name stands beside the form's own, hence all of them. */
export function takesBack(form: FormData): boolean {
  return form.getAll('do').includes('unmark');
}

/** The path to go on at, at the row that was marked. */
export function afterMark(result: Result<null>, path: string): Result<string> {
  return result.ok ? { ok: true, value: `${path}#rubric` } : result;
}
