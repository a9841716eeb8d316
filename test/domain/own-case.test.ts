import { describe, expect, it } from 'vitest';
import {
  EXPECTATION_EXAMPLES,
  type OwnCase,
  ownCasesText,
  parseExpectations,
  parseOwnCases,
  unmetExpectations,
} from '#domain/own-case';
import type { Trial } from '#domain/trial';

const CASE: OwnCase = {
  id: 'a',
  name: 'Two orders in one mail',
  from: { family: 'own-order', case: 'own-order-1', twin: 'hold', seed: 2 },
  input: { text: 'Hello' },
  fault: null,
  expect: 'ends returned',
};

const TRIAL = {
  ending: 'returned',
  value: { kind: 'answer', text: 'You have 14 days.', sources: ['a', 'b'], next: null },
  virtualMs: 12_000,
  trace: { entries: [{ op: 'model.chat' }, { op: 'tool.refundCreate' }, { op: 'model.chat' }], logs: [] },
} as unknown as Trial;

function unmet(lines: string, trial: Trial = TRIAL): string[] {
  const read = parseExpectations(lines);
  return read.ok ? unmetExpectations(read.value, trial) : [read.refusal.message];
}

describe('expectations', () => {
  it('are read as the examples write them', () => {
    expect(parseExpectations(EXPECTATION_EXAMPLES.join('\n')).ok).toBe(true);
  });

  it('that are met leave nothing to say', () => {
    const lines = [
      'ends returned',
      'returned.kind is "answer"',
      'returned.kind is not "handoff"',
      'returned.text contains "14 days"',
      'returned.text lacks "30"',
      'returned.sources contains "b"',
      'returned.sources.0 is "a"',
      'returned.next is null',
      'calls refundCreate exactly 1',
      'calls model.chat at least 2',
      'calls nothing at most 0',
      'within 12 s',
    ];
    expect(unmet(lines.join('\n'))).toEqual([]);
  });

  it.each([
    ['ends threw', /should end threw and ended returned/],
    ['returned.kind is "handoff"', /returned\.kind should be "handoff" and is "answer"/],
    ['returned.sources lacks "a"', /should lack "a"/],
    ['returned.toString is "x"', /is null/],
    ['calls refundCreate at most 0', /should be called at most 0 times and was called 1 times/],
    ['within 3 s', /within 3 s and took 12 s/],
  ])('that are not met are told: %s', (line, message) => {
    expect(unmet(line)).toEqual([expect.stringMatching(message)]);
  });

  it('of a value are not met by a program that returned nothing', () => {
    expect(unmet('returned.kind is "answer"', { ...TRIAL, ending: 'threw' })[0]).toContain(
      'nothing was returned',
    );
  });

  it.each([
    ['', /Say what you expect/],
    ['ends well', /“well” is no ending/],
    ['ends returned\nreturned.kind is answer', /Line 2: answer is no JSON/],
    ['be nice', /“be nice” is not understood/],
    ['calls x about 3', /not understood/],
  ])('that cannot be read are named: %j', (text, message) => {
    const read = parseExpectations(text);
    expect(read.ok ? '' : read.refusal.message).toMatch(message);
  });
});

describe('practice cases of one’s own', () => {
  it('come back from their file as they went', () => {
    const read = parseOwnCases(ownCasesText([CASE]));
    expect(read.ok && read.value).toEqual([CASE]);
    expect(parseOwnCases('')).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['{', /no JSON/],
    ['{}', /do not fit/],
    [JSON.stringify([{ ...CASE, name: '' }]), /do not fit at 0\.name/],
    [JSON.stringify([CASE, CASE]), /same id/],
    [JSON.stringify(Array.from({ length: 41 }, (_, i) => ({ ...CASE, id: `${i}` }))), /do not fit/],
  ])('in a file that does not fit are refused with a reason', (text, message) => {
    const read = parseOwnCases(text);
    expect(read.ok ? '' : read.refusal.message).toMatch(message);
  });
});
