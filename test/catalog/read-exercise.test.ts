import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ExerciseError, type Flaw } from '#catalog/exercise-error';
import { readExercise } from '#catalog/read-exercise';
import { tempFolder } from '#test/support/temp-folder';
import { aManifest, exerciseFolder, flawsOf, write } from './exercise-folder.ts';

const manifestWith = (change: object) => ({ 'exercise.yaml': stringify({ ...aManifest(), ...change }) });

describe('a folder', () => {
  it('is an exercise when everything its manifest names is there', async () => {
    const { exercise, trivial, reference } = await readExercise(exerciseFolder(tempFolder()));
    expect(exercise).toMatchObject({ briefs: ['# Say the word\n'], modelCard: '# There is no model\n' });
    expect(exercise.starter.map((f) => f.path)).toEqual(['data/words.json', 'src/main.ts']);
    expect(trivial).toMatchObject([{ name: 'mute', label: 'say nothing' }]);
    expect(reference.map((f) => f.path)).toEqual(['data/words.json', 'src/main.ts']);
  });

  it('without a manifest says what an exercise is', async () => {
    expect(await flawsOf({ 'exercise.yaml': null })).toMatchObject([
      { file: 'exercise.yaml', found: 'none', hint: expect.stringContaining('exercises/README.md') },
    ]);
  });

  it.each<[string, Record<string, string | null>, Partial<Flaw>]>([
    ['a brief', { 'brief.md': null }, { file: 'brief.md', found: 'no file' }],
    ['a model card', { 'model-card.md': null }, { file: 'model-card.md', found: 'no file' }],
    ['the entry', { 'starter/src/main.ts': null }, { file: 'starter', expected: 'src/main.ts' }],
    ['a public world', { 'world/practice.ts': null }, { file: 'world/practice.ts', found: 'none' }],
    ['a hidden world', { 'hidden/index.ts': null }, { file: 'hidden/index.ts', found: 'none' }],
    ['a trivial policy it names', { 'trivial/mute': null }, { file: 'trivial/mute', found: 'none' }],
    ['its reference', { 'solutions/reference': null }, { file: 'solutions/reference', found: 'none' }],
  ])('needs %s', async (_, changes, flaw) => {
    expect(await flawsOf(changes)).toMatchObject([flaw]);
  });

  it('tells every flaw at once', async () => {
    const flaws = await flawsOf({ 'brief.md': null, 'model-card.md': null, 'trivial/mute': null });
    expect(flaws.map((f) => f.file)).toEqual(['brief.md', 'model-card.md', 'trivial/mute']);
  });

  it('holds no program that a learner could not send', async () => {
    const flaws = await flawsOf({ 'starter/src/ä.ts': '' });
    expect(flaws[0]).toMatchObject({ file: 'starter', hint: expect.stringContaining('“src/ä.ts”') });
  });
});

describe('a manifest', () => {
  it.each<[string, object, Partial<Flaw>]>([
    ['an unknown key', { titel: 'x' }, { path: 'titel', found: '“titel”', hint: 'Did you mean “title”?' }],
    [
      'an unknown key far from every known one',
      { zzzzzzzz: 1 },
      { path: 'zzzzzzzz', hint: expect.stringMatching(/^Known here: uuid, slug/) },
    ],
    [
      'an unknown key inside a list',
      { stages: [{ title: 'One', breif: 'x', brief: 'brief.md', families: ['echo'] }] },
      { path: 'stages.0.breif', hint: 'Did you mean “brief”?' },
    ],
    [
      'an unknown key inside a default',
      { attempts: { hidden: 6, refilHours: 1, refillHours: 4 } },
      { path: 'attempts.refilHours', hint: 'Did you mean “refillHours”?' },
    ],
    ['a word for a number', { hours: [4, 'six'] }, { path: 'hours.1', expected: 'number', found: '"six"' }],
    ['nothing where something is needed', { title: undefined }, { path: 'title', found: 'nothing' }],
    ['a slug with spaces', { slug: 'Say It' }, { path: 'slug', found: '"Say It"' }],
    [
      'a family in two stages',
      { stages: [1, 2].map(() => ({ title: 'One', brief: 'brief.md', families: ['echo'] })) },
      { path: 'stages', found: '“echo” twice' },
    ],
    [
      'a stage that supersedes what never was',
      { stages: [{ title: 'One', brief: 'brief.md', families: ['echo'], supersedes: ['old'] }] },
      { path: 'stages.0.supersedes', found: '“old”' },
    ],
    [
      'a sheet without the price of a crash',
      { utility: [[{ key: 'right', label: 'Right', euro: 1 }]] },
      { path: 'utility.0', expected: 'a line with the key “crash”' },
    ],
    [
      'a line of the sheet twice',
      { utility: [['crash', 'right', 'right'].map((key) => ({ key, label: key, euro: 1 }))] },
      { path: 'utility.0', found: '“right” twice' },
    ],
  ])('with %s names the place', async (_, change, flaw) => {
    expect(await flawsOf(manifestWith(change))).toMatchObject([{ file: 'exercise.yaml', ...flaw }]);
  });

  it.each([
    'uuid',
    'slug',
    'version',
    'status',
    'title',
    'hours',
    'modes',
    'stages',
    'entry',
    'utility',
    'slo',
  ])('without %s says where, what and what to do', async (key) => {
    const flaws = await flawsOf(manifestWith({ [key]: undefined }));
    expect(flaws).toMatchObject([
      { file: 'exercise.yaml', path: key, found: 'nothing', hint: `Add “${key}” here.` },
    ]);
  });

  it('that is no YAML says so', async () => {
    expect(await flawsOf({ 'exercise.yaml': 'a: [1' })).toMatchObject([
      { file: 'exercise.yaml', expected: 'YAML' },
    ]);
  });

  it('that is empty says so', async () => {
    expect(await flawsOf({ 'exercise.yaml': '' })).toMatchObject([{ path: '', expected: 'object' }]);
  });
});

describe('an error about an exercise', () => {
  it('is one line for each flaw: where, what was expected, what was found, what to do', () => {
    const flaw = { file: 'a.yaml', path: 'x.0', expected: 'a word', found: '“1”', hint: 'Write one.' };
    const bare = { file: 'b.md', path: '', expected: 'a file', found: 'none', hint: '' };
    expect(new ExerciseError('/e', [flaw, bare]).message).toBe(
      '/e is not a valid exercise:\n' +
        '  a.yaml: x.0: expected a word, found “1”. Write one.\n' +
        '  b.md: expected a file, found none.',
    );
  });
});

describe('the content hash', () => {
  const line = '// a comment\n';
  const hashOf = async (changes: Record<string, string | null>) => {
    const folder = exerciseFolder(tempFolder());
    const before = (await readExercise(folder)).exercise.contentHash;
    write(folder, changes);
    return { before, after: (await readExercise(folder)).exercise.contentHash };
  };

  it('is the same wherever the folder lies', async () => {
    const { before } = await hashOf({});
    expect((await hashOf({})).after).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Record<string, string | null>]>([
    ['the starter', { 'starter/src/main.ts': 'export default async () => null;\n' }],
    ['a data file of the starter', { 'starter/data/words.json': '["stoat"]\n' }],
    ['the hidden bank', { 'hidden/bank.ts': `export const words = ['stoat'];\n` }],
    [
      'the public bank',
      { 'world/practice.ts': `import echo from './index.ts';\nexport default echo({ words: ['stoat'] });\n` },
    ],
    ['a trivial policy', { 'trivial/mute/src/main.ts': 'export default async () => 1;\n' }],
    ['the reference', { 'solutions/reference/src/helper.ts': line }],
    ['a price', manifestWith({ item: 'mail' })],
  ])('changes with %s', async (_, changes) => {
    const { before, after } = await hashOf(changes);
    expect(after).not.toBe(before);
  });

  it.each<[string, Record<string, string | null>]>([
    ['the brief', { 'brief.md': '# Say the other word\n' }],
    ['the model card', { 'model-card.md': '# Still no model\n' }],
    ['notes for mentors', { 'review/mentor-notes.md': 'Ask about words.\n' }],
    ['its status', manifestWith({ status: 'draft' })],
    ['a mutant', { 'mutants/loud/src/main.ts': line }],
    ['a hint', { 'hints.yaml': 'echo: [Look at the word.]\n' }],
    ['what events cost people', { 'minutes.yaml': 'right: -12\n' }],
    [
      'who looks at what is left to people',
      { 'staffing.yaml': 'arrive: 9\ntime: [3]\nlooks: { crash: 1 }\n' },
    ],
    ['a dotfile of the starter', { 'starter/.DS_Store': 'x' }],
  ])('does not change with %s', async (_, changes) => {
    const { before, after } = await hashOf(changes);
    expect(after).toBe(before);
  });
});

describe('hints', () => {
  it('come by family, in their order', async () => {
    const { exercise } = await readExercise(
      exerciseFolder(tempFolder(), { 'hints.yaml': 'echo:\n  - Look.\n  - Look at the word.\n' }),
    );
    expect(exercise.hints).toEqual({ echo: ['Look.', 'Look at the word.'] });
  });

  it('of a family that is not there, or without a step, are refused with file and place', async () => {
    expect(await flawsOf({ 'hints.yaml': 'ecco: [Look.]\n' })).toEqual([
      expect.objectContaining({ file: 'hints.yaml', path: 'ecco', hint: expect.stringContaining('echo') }),
    ]);
    expect(await flawsOf({ 'hints.yaml': 'echo: []\n' })).toEqual([
      expect.objectContaining({ file: 'hints.yaml', path: 'echo' }),
    ]);
  });
});

describe('minutes', () => {
  it('come by line of the sheet, and are none without the file', async () => {
    const minutesOf = async (changes: Record<string, string>) =>
      (await readExercise(exerciseFolder(tempFolder(), changes))).exercise.minutes;
    expect(await minutesOf({ 'minutes.yaml': 'right: -12\ncrash: 3\n' })).toEqual({ right: -12, crash: 3 });
    expect(await minutesOf({})).toEqual({});
  });

  it('of a line that is not there, or that are no number, are refused with file and place', async () => {
    expect(await flawsOf({ 'minutes.yaml': 'write: -12\n' })).toEqual([
      expect.objectContaining({
        file: 'minutes.yaml',
        path: 'write',
        hint: expect.stringContaining('right'),
      }),
    ]);
    expect(await flawsOf({ 'minutes.yaml': 'right: an hour\n' })).toEqual([
      expect.objectContaining({ file: 'minutes.yaml', path: 'right' }),
    ]);
  });
});

describe('staffing', () => {
  const STAFFING = 'arrive: 160\ntime: [55]\nlooks: { crash: 7 }\nunexplained: [crash]\n';

  it('says who looks at what is left to people, and is null without the file', async () => {
    const staffingOf = async (changes: Record<string, string>) =>
      (await readExercise(exerciseFolder(tempFolder(), changes))).exercise.staffing;
    expect(await staffingOf({ 'staffing.yaml': STAFFING })).toEqual({
      arrive: 160,
      time: [55],
      looks: { crash: 7 },
      unexplained: ['crash'],
      waits: [],
      beyond: [],
    });
    expect(await staffingOf({})).toBeNull();
  });

  it.each([
    ['a line that is not there', STAFFING.replaceAll('crash', 'smash'), ['looks.smash', 'unexplained.smash']],
    ['an unexplained look that is none', STAFFING.replace('[crash]', '[right]'), ['unexplained.right']],
    ['more times than stages', STAFFING.replace('[55]', '[55, 5, 5, 5, 5]'), ['time']],
    ['a key that nobody knows', `${STAFFING}people: 4\n`, ['people']],
  ])('with %s is refused with file and place', async (_, text, paths) => {
    const flaws = await flawsOf({ 'staffing.yaml': text });
    expect(flaws.map(({ file, path }) => [file, path])).toEqual(paths.map((path) => ['staffing.yaml', path]));
  });
});
