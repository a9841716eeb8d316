import { expect, test } from 'vitest';
import { isEditable } from '#domain/exercise';
import {
  DECISION_RECORD,
  isNote,
  PRACTICE_CASES,
  programOf,
  RECORD_TEMPLATE,
  recordWords,
} from '#domain/notes';
import { checkFiles } from '#domain/program';

test('notes are the learner’s to write whatever the exercise lets them edit', () => {
  for (const path of [DECISION_RECORD, PRACTICE_CASES]) {
    expect(isNote(path)).toBe(true);
    expect(isEditable({ editable: ['src/*.ts'] }, path)).toBe(true);
  }
  expect(isNote('src/decision-record.md')).toBe(false);
  expect(isEditable({ editable: ['src/*.ts'] }, 'other.md')).toBe(false);
});

test('what is graded leaves notes out and keeps the order of the rest', () => {
  const files = ['b.ts', DECISION_RECORD, 'a.ts', PRACTICE_CASES].map((path) => ({ path, text: '' }));
  expect(programOf(files).map((f) => f.path)).toEqual(['b.ts', 'a.ts']);
});

test('an empty record has no words, and headings do not count', () => {
  expect(recordWords(RECORD_TEMPLATE)).toBe(0);
  expect(recordWords(`${RECORD_TEMPLATE}\nWe don’t retry a payment.\n- never twice`)).toBe(7);
});

test('notes take no place among the files that a submission may have', () => {
  const files = Array.from({ length: 20 }, (_, i) => ({ path: `src/f${i}.ts`, text: '' }));
  expect(checkFiles([...files, { path: DECISION_RECORD, text: '' }]).ok).toBe(true);
  expect(checkFiles([...files, { path: 'src/more.ts', text: '' }]).ok).toBe(false);
});
