import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ExerciseError, type Flaw } from '#catalog/exercise-error';
import { readExercise } from '#catalog/read-exercise';
import { readReviewGuide } from '#catalog/read-review-guide';
import { DECISION_RECORD } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import { tempFolder } from '#test/support/temp-folder';
import { shinglesOf, stringsOf } from '../exercises/wording.ts';
import { exerciseFolder, HIDDEN_WORD, write } from './exercise-folder.ts';

const levels = { 1: 'none', 2: 'some', 3: 'enough', 4: 'more' };
const RUBRIC = stringify({ rows: [{ id: 'care', title: 'Care', atLeast: 3, levels }] });
const COMMENTS = stringify([
  { id: 'which-word', family: 'echo', flaw: 'mute', when: 'It is mute.', text: 'Which word?' },
]);
const SAMPLE = {
  name: 'loud',
  program: 'mutants/loud',
  record: '# Decision record\n',
  gold: { care: { points: 2, why: 'It shouts.' } },
};
const REVIEW = {
  'review/rubric.yaml': RUBRIC,
  'review/comments.yaml': COMMENTS,
  'review/mentor-notes.md': 'Ask about words.\n',
  'review/calibration.yaml': stringify([SAMPLE]),
  'proof.yaml': stringify({ flaws: [{ name: 'mute', title: 'Says nothing', families: ['echo'] }] }),
  'mutants/loud/why.md': '---\nchanges: solutions/reference\nfails: [echo]\n---\n\nBelieves in shouting.\n',
  'mutants/loud/src/more.ts': 'export {};\n',
};

async function read(changes: Record<string, string | null> = {}) {
  const folder = exerciseFolder(tempFolder(), REVIEW);
  write(folder, changes);
  const loaded = await readExercise(folder);
  return { guide: await readReviewGuide(loaded), hash: loaded.exercise.contentHash };
}

async function flaws(changes: Record<string, string | null>): Promise<readonly Flaw[]> {
  const error = await read(changes).catch((thrown: unknown) => thrown);
  if (error instanceof ExerciseError) return error.flaws;
  throw new Error('nothing was wrong with it');
}

const sample = (over: object) => ({ 'review/calibration.yaml': stringify([{ ...SAMPLE, ...over }]) });

describe('the review guide of an exercise', () => {
  it('is the folder review/ with what the mutants believe', async () => {
    const { guide } = await read();
    expect(guide.rubric?.rows).toMatchObject([{ id: 'care', atLeast: 3, levels: { 4: 'more' } }]);
    expect(guide.notes).toBe('Ask about words.\n');
    expect(guide.comments).toMatchObject([{ id: 'which-word', kind: 'question', family: 'echo' }]);
    expect(guide.mutants).toEqual([{ name: 'loud', why: 'Believes in shouting.', fails: ['echo'] }]);
  });

  it('has samples as whole programs, with what they change and their decision record', async () => {
    const [loud] = (await read()).guide.samples;
    expect(loud?.files.map(({ path }) => path)).toEqual([
      'data/words.json',
      'src/main.ts',
      'src/more.ts',
      'decision-record.md',
    ]);
    expect(loud?.files[1]?.text).toContain('input.word');
    expect(loud).toMatchObject({ name: 'loud', stage: 1, predicted: null, gold: { care: { points: 2 } } });
  });

  it('may be missing, and is no part of the content hash', async () => {
    const none = await read({ review: null, mutants: null, 'proof.yaml': null });
    expect(none.guide).toEqual({ rubric: null, notes: '', comments: [], mutants: [], samples: [] });
    expect(none.hash).toBe((await read()).hash);
  });
});

describe('what does not fit in review/ is named by file, place and remedy', () => {
  it.each([
    [
      'a family that is not there',
      { 'review/comments.yaml': COMMENTS.replace('echo', 'ecco') },
      '0.family',
      'Did you mean “echo”?',
    ],
    [
      'a flaw that proof.yaml does not name',
      { 'review/comments.yaml': COMMENTS.replace('flaw: mute', 'flaw: deaf') },
      '0.flaw',
      'Known: mute.',
    ],
    [
      'an id that occurs twice',
      { 'review/comments.yaml': COMMENTS + COMMENTS },
      '1.id',
      'An edit finds its comment by the id.',
    ],
    [
      'a misspelt key',
      { 'review/rubric.yaml': RUBRIC.replace('atLeast', 'atleast') },
      'rows.0.atleast',
      'Did you mean “atLeast”?',
    ],
    ['a gold mark that is missing', sample({ gold: {} }), '0.gold', 'Add “care” with points and why.'],
    [
      'a gold mark for no row',
      sample({ gold: { ...SAMPLE.gold, car: { points: 1, why: 'x' } } }),
      '0.gold.car',
      'Did you mean “care”?',
    ],
    [
      'a misspelt key of a gold mark',
      sample({ gold: { care: { point: 1, points: 1, why: 'x' } } }),
      '0.gold.care.point',
      'Did you mean “points”?',
    ],
    ['a stage that is not there', sample({ stage: 2 }), '0.stage', 'exercise.yaml lists them.'],
    ['a sample without a rubric', { 'review/rubric.yaml': null }, '', 'Samples are marked by its rows.'],
  ])('%s', async (_, changes, path, hint) => {
    expect(await flaws(changes as Record<string, string | null>)).toMatchObject([{ path, hint }]);
  });

  it.each(['hidden', '../elsewhere', 'mutants/../hidden', 'world'])(
    'a sample made of “%s”',
    async (program) => {
      expect(await flaws(sample({ program }))).toMatchObject([{ path: '0.program' }]);
    },
  );

  it('a sample whose program stands on what is hidden', async () => {
    const found = await flaws({ 'mutants/loud/why.md': '---\nchanges: hidden\n---\n' });
    expect(found).toMatchObject([{ file: 'mutants/loud/why.md', path: 'changes' }]);
    expect(JSON.stringify(found)).not.toContain(HIDDEN_WORD);
  });
});

const OWN = ['support-assistant', 'model-client', 'invoice-review', '.template'];
/** A place in a file as marks and records name it: `route.ts:27`. */
const PLACE = /([\w-]+\.ts):(\d+)/g;

async function ownGuide(name: string) {
  const folder = fileURLToPath(new URL(`../../exercises/${name}`, import.meta.url));
  return { folder, guide: await readReviewGuide(await readExercise(folder)) };
}

describe.each(OWN)('our own exercise %s', (name) => {
  it('has a rubric, comments, and samples that mislead, marked in every row', async () => {
    const { guide } = await ownGuide(name);
    const rows = guide.rubric?.rows.map(({ id }) => id) ?? [];
    expect(rows.length).toBeGreaterThan(2);
    expect(guide.comments.length).toBeGreaterThan(2);
    expect(guide.mutants.length).toBeGreaterThan(11);
    for (const { gold } of guide.samples) expect(Object.keys(gold).sort()).toEqual([...rows].sort());
    expect(guide.samples.length).toBeGreaterThan(0);
  });

  it('has marks and records that point at lines which are there', async () => {
    const { guide } = await ownGuide(name);
    const astray = guide.samples.flatMap(({ name: sample, gold, files }) =>
      [recordOf(files), ...Object.values(gold).map(({ why }) => why)].flatMap((text) =>
        [...text.matchAll(PLACE)]
          .filter(([, file, line]) => !lineOf(files, file ?? '', Number(line))?.trim())
          .map(([place]) => `${sample}: ${place}`),
      ),
    );
    expect(astray).toEqual([]);
  });

  it('tells mentors no five words in a row of a hidden file', async () => {
    const { folder, guide } = await ownGuide(name);
    const hidden = new Set(filesBelow(join(folder, 'hidden')).flatMap(shinglesOf));
    expect(hidden.size).toBeGreaterThan(100);
    const { rubric, notes, comments, samples } = guide;
    const told = [rubric, notes, comments, samples.map(({ files, gold }) => [recordOf(files), gold])];
    expect(stringsOf(told).flatMap((text) => shinglesOf(text).filter((run) => hidden.has(run)))).toEqual([]);
  });
});

function recordOf(files: readonly SourceFile[]): string {
  return files.find(({ path }) => path === DECISION_RECORD)?.text ?? '';
}

function lineOf(files: readonly SourceFile[], name: string, line: number): string | undefined {
  return files.find(({ path }) => path.endsWith(`/${name}`))?.text.split('\n')[line - 1];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
