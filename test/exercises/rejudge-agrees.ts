import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freeze } from '#catalog/freeze';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { readSubmission } from '#catalog/read-submission';
import { canonicalJson } from '#domain/json';
import type { SourceFile } from '#domain/program';
import type { Report } from '#domain/report';
import { rejudge } from '#grader/rejudge';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { anchors } from '../services/builders.ts';
import { tempFolder } from '../support/temp-folder.ts';

const EXERCISES = fileURLToPath(new URL('../../exercises', import.meta.url));
const SUITES = ['practice', 'stress', 'traffic'] as const;
const AT = { version: 1, stage: 1, secret: 'school', suites: SUITES, anchors: anchors() };
const MINUTE = 60_000;

/** A place in an exercise's folder, and what it says before and after. */
type Change = [file: string, from: string, to: string];

interface Corrected {
  /** A check that is corrected so that some answers that were right are wrong now. */
  check: Change;
  /** A tool that is slower: every input is the same, and the world answers otherwise. */
  slower: Change;
}

/** Of the exercises whose checks are tried: texts as long as before are too long now. */
const CORRECTED = {
  'support-assistant': {
    check: ['world/judging.ts', 'const MOST_REPLY_CHARACTERS = 1_500;', 'const MOST_REPLY_CHARACTERS = 150;'],
    slower: ['world/search.ts', 'latencyMs: 310', 'latencyMs: 320'],
  },
  'invoice-review': {
    check: ['world/judging.ts', 'const MOST_NOTE = 300;', 'const MOST_NOTE = 10;'],
    slower: ['world/tools.ts', 'vendors: read(120,', 'vendors: read(130,'],
  },
} as const satisfies Record<string, Corrected>;

interface Version {
  loaded: LoadedExercise;
  dir: string;
}

/** The exercise with one file changed, frozen as at publication. */
async function versionWith(slug: string, [file, from, to]: Change): Promise<Version> {
  const folder = join(tempFolder(), slug);
  cpSync(join(EXERCISES, slug), folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say “${from}” any more; change this test.`);
  writeFileSync(join(folder, file), text.replace(from, to));
  const loaded = await readExercise(folder);
  return { loaded, dir: await freeze(loaded, tempFolder()) };
}

async function judged({ loaded, dir }: Version, trials: Parameters<typeof rejudge>[1], files: SourceFile[]) {
  const bundle = await import(join(dir, 'hidden.mjs'));
  const { manifest, contentHash } = loaded.exercise;
  const input = { ...AT, manifest, contentHash, world: bundle.default, files };
  const stored = JSON.parse(JSON.stringify(trials));
  return rejudge(input, stored, 'the engine of then', { mustAnswerAlike: true });
}

async function graded({ loaded, dir }: Version, program: string) {
  const source = new ThreadSource();
  onTestFinished(() => source.close());
  const { folder, exercise } = loaded;
  const files = await readSubmission(join(folder, program), folder, exercise.starter);
  const graded = await gradeInThread({ ...AT, versionDir: dir, files }, {}, source);
  return { ...graded, files };
}

/** Neither the engine's name, our times nor the receipt is part of what is judged. */
function comparable({ engine: _, ms: __, receipt: ___, ...report }: Report) {
  return report;
}

/** Tests on one program of a real exercise that judging it again and running it again come to the same. */
export function agreesFor(program: string, slug: keyof typeof CORRECTED = 'support-assistant'): void {
  const { check, slower } = CORRECTED[slug];
  describe(`judging stored traces of ${program} of ${slug} again`, { timeout: 4 * MINUTE }, () => {
    let first: Awaited<ReturnType<typeof graded>> | undefined;
    const once = async () => {
      first ??= await graded(await versionWith(slug, [check[0], check[1], check[1]]), program);
      return first;
    };

    it('under a corrected check gives what running it again gives, to the byte', async () => {
      const first = await once();
      const corrected = await versionWith(slug, check);
      const again = await judged(corrected, first.trials, first.files);
      const ran = await graded(corrected, program);
      expect(canonicalJson(again.trials)).toBe(canonicalJson(ran.trials));
      expect(comparable(again.report)).toEqual(comparable(ran.report));
      const changed = again.trials.filter((trial, i) => trial.verdict !== first.trials[i]?.verdict);
      expect(changed.length).toBeGreaterThan(0);
    });

    it('is refused where only a tool is slower, although every input is the same', async () => {
      const first = await once();
      const other = await versionWith(slug, slower);
      await expect(judged(other, first.trials, first.files)).rejects.toThrow('would answer otherwise');
    });
  });
}
