import { describe, expect, it } from 'vitest';
import { takeWords } from '#islands/files/take-words.ts';

const file = (path: string, text = path) => ({ path, text });
const HERE = [file('src/main.ts'), file('src/old.ts'), file('data/tickets.json')];
const wordsFor = (...files: { path: string; text: string }[]) => takeWords({ files, ignored: [] }, HERE);

describe('what taking an archive would do', () => {
  it('is told by what differs, not by how many files there are', () => {
    const words = wordsFor(file('src/main.ts', 'new'), file('src/more.ts'), file('data/tickets.json'));
    expect(words).toContain('1 file would change (src/main.ts)');
    expect(words).toContain('1 file would be new (src/more.ts)');
    expect(words).toContain('1 file would go (src/old.ts)');
    expect(words).not.toContain('tickets.json');
  });

  it('is nothing where it is the same work', () => {
    expect(wordsFor(...HERE)).toContain('nothing changes');
  });

  it('names read-only files that stay', () => {
    expect(takeWords({ files: HERE, ignored: ['contract.ts'] }, HERE)).toContain(
      'stay as handed out: contract.ts',
    );
  });
});
