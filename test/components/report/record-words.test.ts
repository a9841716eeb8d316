import { describe, expect, it } from 'vitest';
import { sentRecord } from '../../../src/components/report/record-words.ts';
import { DECISION_RECORD, RECORD_HEADINGS, RECORD_TEMPLATE } from '../../../src/domain/notes.ts';

const record = (text: string) => sentRecord([{ path: DECISION_RECORD, text }]);

describe('a decision record among the files', () => {
  it('is none when it is missing, empty, or the template as it was handed out', () => {
    expect(sentRecord([{ path: 'src/main.ts', text: 'words in plenty' }])).toBeNull();
    expect([record(''), record('\n\n'), record(RECORD_TEMPLATE)]).toEqual([null, null, null]);
  });

  it('is shown without its title, which the page gives it', () => {
    const sent = record('# Decision record\n\nBecause it is so.\n');
    expect([sent?.body.trim(), sent?.words]).toEqual(['Because it is so.', 4]);
  });

  it('says which headings of the template have no answer', () => {
    const [first, second, ...rest] = RECORD_HEADINGS;
    const sent = record(`## ${first}\n\nMuch.\n\n## ${second}\n\n### Three of them\n\n## ${rest[0]}\n`);
    expect(sent?.unanswered).toEqual([second, ...rest]);
  });

  it('that uses headings of its own is none the worse: it is shown as it is', () => {
    expect(record('## Why\n\nBecause.\n')?.body).toContain('## Why');
  });
});
