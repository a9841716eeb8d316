import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MODE_IDS } from '#domain/mode';
import { parseReading, type Reading } from '#reading/parse-reading';
import { modeOfSlug, READING_SLUGS, readingPath } from '#reading/paths';
import { getReading, READINGS } from '#reading/readings';

const SECTIONS = [
  'How it shows',
  'A miniature',
  'What fixes it, and where',
  'In a report',
  'What people get wrong',
];
/** Two listings stand side by side on a desk, and one fits into the width of a printed page. */
const WIDEST = 60;

describe('the readings', () => {
  it('are one for each failure mode, in their order', () => {
    expect(READINGS.map(({ mode }) => mode)).toEqual(MODE_IDS);
  });

  it.each(MODE_IDS)('%s goes from the symptom to what people get wrong', (mode) => {
    expect(getReading(mode).sections.map(({ heading }) => heading)).toEqual(SECTIONS);
  });

  it.each(MODE_IDS)('%s is short enough to be read at once, and long enough to say something', (mode) => {
    const words = proseOf(getReading(mode)).split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(450);
    expect(words).toBeLessThanOrEqual(800);
  });

  it.each(MODE_IDS)('%s cites at least two sources, each once, over a safe connection', (mode) => {
    const urls = getReading(mode).sources.map(({ url }) => url);
    expect(urls.length).toBeGreaterThanOrEqual(2);
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls.filter((url) => !url.startsWith('https://'))).toEqual([]);
  });

  it.each(MODE_IDS)('%s is told apart from at least two others', (mode) => {
    const neighbours = Object.keys(getReading(mode).neighbours);
    expect(neighbours.length).toBeGreaterThanOrEqual(2);
    expect(neighbours).not.toContain(mode);
  });

  it.each(MODE_IDS)('%s shows one miniature, before and after, that is TypeScript', (mode) => {
    const listings = listingsOf(getReading(mode));
    expect(listings.map(({ label }) => label)).toEqual(['before', 'after']);
    for (const { path, text } of listings) {
      const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: path });
      expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
    }
  });

  it.each(MODE_IDS)('%s keeps its miniature small enough to stand beside itself', (mode) => {
    for (const { text } of listingsOf(getReading(mode))) {
      const lines = text.trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(25);
      expect(lines.filter((line) => line.length > WIDEST)).toEqual([]);
    }
  });
});

describe('the address of a reading', () => {
  it('is one of its own for every mode', () => {
    expect(new Set(MODE_IDS.map(readingPath)).size).toBe(MODE_IDS.length);
  });

  it('begins with the id of its mode and holds nothing that needs escaping', () => {
    for (const mode of MODE_IDS) {
      expect(READING_SLUGS[mode]).toMatch(new RegExp(`^${mode.toLowerCase()}-[a-z-]+$`));
    }
  });

  it('is understood in full, by the id alone, and in capitals', () => {
    expect(['m10-unbounded-consumption', 'm10', 'M10'].map(modeOfSlug)).toEqual(['M10', 'M10', 'M10']);
    expect(modeOfSlug('m13')).toBeUndefined();
    expect(modeOfSlug('')).toBeUndefined();
  });
});

describe('a file that is no reading', () => {
  it('is refused with its name and what is wrong with it', () => {
    expect(() => parseReading('m1.md', aFile({ sources: '[]' }))).toThrow(/m1\.md: [\s\S]*sources/);
    expect(() => parseReading('m1.md', aFile({ mode: 'M13' }))).toThrow(/mode/);
    expect(() => parseReading('m1.md', 'no front matter')).toThrow(/m1\.md/);
  });

  it('is refused when a source is not reached safely', () => {
    const source = `{ by: A, title: B, year: 2020, url: 'http://a.example', shows: C. }`;
    expect(() => parseReading('m1.md', aFile({ sources: `[${source}, ${source}]` }))).toThrow(/url/);
  });
});

describe('the text of a reading', () => {
  it('is taken apart into prose and listings, in order', () => {
    const body =
      '## One\n\nFirst.\n\n```ts before a.ts\nx\n```\n\n```ts after a.ts\ny\n```\n\nLast.\n\n## Two\n\nEnd.\n';
    const { sections } = parseReading('m1.md', aFile({}, body));
    expect(sections.map(({ heading }) => heading)).toEqual(['One', 'Two']);
    expect(sections[0]?.blocks).toEqual([
      { kind: 'prose', markdown: 'First.' },
      {
        kind: 'code',
        listings: [
          { label: 'before', path: 'a.ts', text: 'x\n' },
          { label: 'after', path: 'a.ts', text: 'y\n' },
        ],
      },
      { kind: 'prose', markdown: 'Last.' },
    ]);
  });
});

function aFile(parts: Record<string, string>, body = ''): string {
  const source = (url: string) => `{ by: A, title: B, year: 2020, url: '${url}', shows: C. }`;
  const head = {
    mode: 'M1',
    title: 'T',
    sentence: 'S.',
    belongs: 'here',
    neighbours: '{ M2: why }',
    sources: `[${source('https://a.example')}, ${source('https://b.example')}]`,
    ...parts,
  };
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

function listingsOf({ sections }: Reading) {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'code' ? block.listings : [])),
  );
}

function proseOf({ sections, sentence }: Reading): string {
  const blocks = sections.flatMap((section) => section.blocks);
  return [sentence, ...blocks.map((block) => (block.kind === 'prose' ? block.markdown : ''))].join(' ');
}
