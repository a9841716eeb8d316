import type { Result } from '#domain/result';
import type { MarkForm } from '#services/rubric-contract';
import { textIn } from '../_form.ts';

/** What a row's form says: the number that was pressed, or the mark that stands when only words were saved. */
export function markFormOf(form: FormData): MarkForm {
  const evidence = form.getAll('evidence').filter((value) => typeof value === 'string');
  const points = Number(form.get('points') ?? (textIn(form, 'kept') || Number.NaN));
  return { row: textIn(form, 'row'), points, evidence: evidence.join('\n'), note: textIn(form, 'note') };
}

/** Whether a row's form takes its mark back. A button's name stands beside the form's own, hence all of them. */
export function takesBack(form: FormData): boolean {
  return form.getAll('do').includes('unmark');
}

/** The path to go on at, at the row that was marked. */
export function afterMark(result: Result<null>, path: string): Result<string> {
  return result.ok ? { ok: true, value: `${path}#rubric` } : result;
}
