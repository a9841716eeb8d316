import { describe, expect, it } from 'vitest';
import { MODE_LESSONS } from '../../src/components/mode-lessons.ts';
import { MODE_IDS } from '../../src/domain/mode.ts';

describe('the lessons of the modes', () => {
  it.each(MODE_IDS)('%s asks a question', (mode) => {
    expect(MODE_LESSONS[mode].question).toMatch(/\?/);
  });

  it.each(MODE_IDS)('%s holds no number, so none of a hidden case', (mode) => {
    const { meets, question, lookAt } = MODE_LESSONS[mode];
    expect(`${meets} ${question} ${lookAt}`).not.toMatch(/\d/);
  });

  it.each(MODE_IDS)('%s names a reading that is reached safely', (mode) => {
    expect(MODE_LESSONS[mode].reading.href).toMatch(/^https:\/\//);
  });
});
