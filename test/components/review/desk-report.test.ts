import { expect, test } from 'vitest';
import { deskReport } from '#components/review/desk-report.ts';
import { foresightOf } from '#domain/foresight';
import { redact, redactForMentor } from '#domain/redact';
import { aReport } from '../../services/builders.ts';

const predicted = { autoResolved: 0.7, wrong: 0.02, tokensPerItem: 700, latencyP95Ms: 6000 };
const actual = { autoResolved: 0.5, wrong: 0.02, tokensPerItem: 700, latencyP95Ms: 6000 };

test('an instructor at the desk sees predicted against actual, as mentors do, and hidden families as theirs alone', () => {
  const foresight = foresightOf(predicted, actual);
  const shown = deskReport({ kind: 'full', report: aReport(), foresight });
  expect(shown?.foresight).toEqual(foresight);
  expect(shown?.hiddenFamilies).toEqual(redactForMentor(aReport()).hiddenFamilies);
});

test('where nothing was predicted there is nothing to compare', () => {
  expect(deskReport({ kind: 'full', report: aReport(), foresight: null })).not.toHaveProperty('foresight');
  expect(deskReport(null)).toBeNull();
});

test('a learner’s report is shown as it is', () => {
  const report = redact(aReport());
  expect(deskReport({ kind: 'public', report })).toBe(report);
});
