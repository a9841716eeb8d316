import { expect, test } from 'vitest';
import { type EvidenceRow, linePointer, rowForEvidence } from '../../../src/islands/review/evidence-key.ts';

const row = (id: string, over: Partial<EvidenceRow> = {}): EvidenceRow => ({
  id,
  isMarked: false,
  hasEvidence: false,
  hasFocus: false,
  ...over,
});

test('a place is evidence of the row that has the focus, marked or not', () => {
  const rows = [row('framing', { isMarked: true }), row('input', { hasFocus: true })];
  expect(rowForEvidence(rows, 'framing')).toBe('input');
});

test('else it is evidence of the row that was marked last', () => {
  const rows = [row('framing', { isMarked: true }), row('input', { isMarked: true, hasEvidence: true })];
  expect(rowForEvidence(rows, 'input')).toBe('input');
});

test('else of the first mark that has none', () => {
  const rows = [
    row('framing', { isMarked: true, hasEvidence: true }),
    row('input'),
    row('failure', { isMarked: true }),
  ];
  expect(rowForEvidence(rows, undefined)).toBe('failure');
  expect(rowForEvidence(rows, 'input')).toBe('failure');
});

test('without a mark it is evidence of nothing', () => {
  expect(rowForEvidence([row('framing'), row('input')], undefined)).toBeUndefined();
});

test('a line is named as rows of the rubric name it', () => {
  expect(linePointer('src/main.ts', '14')).toBe('src/main.ts:14');
});
