import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { readExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import type { GradeProgram } from '#grader/grade-program';
import { writeProofBeside } from '#proof/proof-files';
import { publishExercises, publishLoaded } from '#services/publish-exercise';
import { openStore } from '#store/open-store';
import { aManifest, exerciseFolder, write } from '#test/catalog/exercise-folder';
import { aReport } from '#test/services/builders';
import { aFailedProof, aProof } from '#test/support/proofs';
import { tempFolder } from '#test/support/temp-folder';

/** What each program of the folder earns per item; the starter says hello, the trivial policy nothing. */
interface Earnings {
  starter: number;
  trivial: number;
  reference: number;
}

const FAIR: Earnings = { starter: -300, trivial: -50, reference: 600 };

/** A grader that knows what each program earns. */
function graderFor(earnings: Earnings): GradeProgram {
  return async ({ files }) => {
    const text = files.find((f) => f.path === 'src/main.ts')?.text ?? '';
    const who = text.includes('hello') ? 'starter' : text.includes('input.word') ? 'reference' : 'trivial';
    const outcome = {
      items: 4,
      minor: earnings[who],
      perfectMinor: 700,
      share: undefined,
      zeroMinor: 0,
      referenceMinor: 0,
      lines: [],
      latencyP95Ms: 0,
      tokensPerItem: 90,
      tokensRatio: 1,
      resolvedShare: 0,
      wrongShare: 0,
    };
    return { report: aReport({ outcome }), summaries: [], trials: [] };
  };
}

function publishing(earnings = FAIR) {
  const exercises = tempFolder();
  const folder = exerciseFolder(join(exercises, 'echo'));
  const dataDir = tempFolder();
  const store = openStore(':memory:', Date.now);
  onTestFinished(() => store.close());
  const deps = {
    store,
    dataDir,
    secret: 'school',
    dirs: [exercises],
    grade: graderFor(earnings),
  };
  const order = { actor: { id: 'ada', name: 'Ada' }, reason: 'It is good.', requireProof: 'refuse' as const };
  const publishByHand = async () => publishLoaded(await readExercise(folder), deps, order);
  return { folder, dataDir, store, publish: () => publishExercises(deps), publishByHand };
}

describe('publishing', () => {
  it('numbers a version, freezes it and keeps what the fixed programs earn', async () => {
    const { publish, store, dataDir } = publishing();
    expect(await publish()).toMatchObject([{ slug: 'echo', version: 1, fresh: true }]);
    const version = store.exercises.findLatest('echo');
    expect(version?.anchors).toEqual([
      {
        starterMinor: -300,
        trivial: [{ name: 'mute', label: 'say nothing', minor: -50 }],
        referenceMinor: 600,
        perfectMinor: 700,
        referenceTokensPerItem: 90,
        profiles: {
          starter: expect.objectContaining({ minor: -300, items: 4 }),
          trivial: expect.objectContaining({ minor: -50 }),
          reference: expect.objectContaining({ minor: 600, tokensPerItem: 90 }),
        },
      },
    ]);
    expect(existsSync(join(dataDir, 'versions', version?.contentHash ?? '', 'hidden.mjs'))).toBe(true);
  });

  it('does nothing for content that is published already', async () => {
    const { publish } = publishing();
    await publish();
    expect(await publish()).toEqual([{ slug: 'echo', version: 1, fresh: false }]);
  });

  it('makes another version of other content', async () => {
    const { publish, folder } = publishing();
    await publish();
    write(folder, { 'starter/data/words.json': '["stoat"]\n' });
    expect(await publish()).toMatchObject([{ slug: 'echo', version: 2, fresh: true }]);
  });

  it('leaves a draft alone', async () => {
    const { publish, folder } = publishing();
    write(folder, { 'exercise.yaml': stringify(aManifest({ status: 'draft' })) });
    expect(await publish()).toEqual([]);
  });

  it('writes down who published what and why', async () => {
    const { publish, store } = publishing();
    await publish();
    await publish();
    expect(store.audit.list('echo')).toMatchObject([
      {
        action: 'publish',
        actorName: 'start-up',
        version: 1,
        reason: expect.stringContaining('new content'),
      },
    ]);
  });

  it('retires what exercise.yaml says is retired, and keeps what was published of it', async () => {
    const { publish, folder, store } = publishing();
    await publish();
    write(folder, { 'exercise.yaml': stringify(aManifest({ status: 'retired' })) });
    expect(await publish()).toEqual([]);
    expect(store.exercises.findOpen('echo')).toBeUndefined();
    expect(store.audit.list('echo')[0]).toMatchObject({
      action: 'retire',
      actorName: 'start-up',
      version: 1,
    });
    expect(await publish()).toEqual([]);
    expect(store.audit.list('echo')).toHaveLength(2);
  });

  it('leaves alone at start-up what was retired by hand', async () => {
    const { publish, folder, store } = publishing();
    await publish();
    store.exercises.retire(store.exercises.findLatest('echo')?.id ?? '');
    write(folder, { 'starter/data/words.json': '["stoat"]\n' });
    expect(await publish()).toEqual([]);
    expect(store.exercises.listOf('echo')).toHaveLength(1);
  });

  it.each<[string, Earnings]>([
    ['the starter', { ...FAIR, starter: 600 }],
    ['a policy that does nothing useful', { ...FAIR, trivial: 600 }],
  ])('refuses a reference that earns no more than %s', async (_, earnings) => {
    const { publish, store } = publishing(earnings);
    await expect(publish()).rejects.toThrow('a reference that earns more');
    expect(store.exercises.findLatest('echo')).toBeUndefined();
  });
});

describe('publishing with a proof', () => {
  /** Lays a proof of exactly this content beside the exercise. */
  async function proved(folder: string, proof = aProof()) {
    const loaded = await readExercise(folder);
    const { hash: programsHash } = await readPrograms(loaded);
    const { contentHash } = loaded.exercise;
    await writeProofBeside(folder, { ...proof, slug: 'echo', contentHash, programsHash });
  }

  it('is refused where there is none, and says how to make one', async () => {
    const { publishByHand, store } = publishing();
    expect(await publishByHand()).toMatchObject({
      refusal: {
        kind: 'conflict',
        message: expect.stringMatching(/found: no proof\. Run npm run exercise -- prove \S+\/echo,/),
      },
    });
    expect(store.exercises.findLatest('echo')).toBeUndefined();
  });

  it('takes the one that lies beside the exercise, and keeps it for the proof page', async () => {
    const { publishByHand, folder, dataDir } = publishing();
    await proved(folder);
    expect(await publishByHand()).toEqual({ ok: true, value: { slug: 'echo', version: 1, fresh: true } });
    expect(readdirSync(join(dataDir, 'proofs'))).toHaveLength(1);
  });

  it('is refused with one in which a check falls short', async () => {
    const { publishByHand, folder } = publishing();
    await proved(folder, aFailedProof('A mutant lives.'));
    expect(await publishByHand()).toMatchObject({
      refusal: { message: expect.stringContaining('5 (Conceptual mutants are killed)') },
    });
  });

  it.each([
    ['content', { 'starter/data/words.json': '["stoat"]\n' }, 'other content'],
    [
      'mutants',
      { 'mutants/loud/src/main.ts': 'export default async () => 1;\n' },
      'other solutions, mutants',
    ],
  ])('is refused with one of other %s', async (_, changes, why) => {
    const { publishByHand, folder } = publishing();
    await proved(folder);
    write(folder, changes);
    expect(await publishByHand()).toMatchObject({ refusal: { message: expect.stringContaining(why) } });
  });

  it('at a server’s start goes on without one, and says so', async () => {
    const { publish } = publishing();
    expect(await publish()).toEqual([{ slug: 'echo', version: 1, fresh: true, unproved: 'no proof' }]);
  });
});
