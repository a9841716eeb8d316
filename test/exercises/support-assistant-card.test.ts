import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AURORA_2, type CardLine, cardFlaws } from 'holdfast/kit';
import { describe, expect, it } from 'vitest';
import { keyOf, Rand } from '#simulation/random';
import practice from '../../exercises/support-assistant/world/practice.ts';

const CARD = fileURLToPath(new URL('../../exercises/support-assistant/model-card.md', import.meta.url));

/** Where the card for learners states a range in percent, and which line of the typed card that is. */
const STATED: [RegExp, CardLine][] = [
  [/says so (\d+) to (\d+) times in 100 when the request has no field/, AURORA_2.abstainWithoutField],
  [/`answerable` in the\s+schema, (\d+) to (\d+) times in 100/, AURORA_2.abstainWithField],
  [/takes the archived one (\d+) to (\d+) times in 100/, AURORA_2.staleWithoutDates],
  [/(\d+) to (\d+) answers in 100 have a wrong amount/, AURORA_2.slip],
  [/slides into English in (\d+) to (\d+) of 100/, AURORA_2.driftFree],
  [/wrong in (\d+) to (\d+) of 100 cases that look harmless/, AURORA_2.labelSlipShared],
  [/departs from the schema (\d+) to (\d+) times in 100/, AURORA_2.looseSchema],
];

describe('the model card of support-assistant', () => {
  it.each(STATED)('states the range that worlds keep to: %s', (sentence, line) => {
    const [, low, high] = sentence.exec(readFileSync(CARD, 'utf8')) ?? [];
    expect([Number(low), Number(high)]).toEqual([Math.round(line.low * 100), Math.round(line.high * 100)]);
  });

  it('covers every number of fifty worlds', () => {
    const flaws = Array.from({ length: 50 }, (_, i) => {
      const shop = practice.makeWorld(new Rand(keyOf('tests', 'shop', i)), 1);
      return cardFlaws(AURORA_2, (shop as { competence: Parameters<typeof cardFlaws>[1] }).competence);
    });
    expect(flaws.flat()).toEqual([]);
  });
});
