import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SourceFile } from '#domain/program';
import type { Trial } from '#domain/trial';
import { trialsOf } from '../support/evidence.ts';
import { ENTRY, EXERCISE, filesOf, SLUG } from '../support/exercise-files.ts';
import { HttpClient } from '../support/http.ts';
import { leaksOf } from '../support/leaks.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { crawl } from './crawl.ts';

const PUBLIC_FOLDERS = ['starter', 'world', 'stages'];
const PUBLIC_FILES = ['brief.md', 'model-card.md', 'exercise.yaml'];
const OURS = fileURLToPath(new URL('../../src', import.meta.url));
/** Digits in ids, hashes, times of day and numbers of lines mean nothing; without them a number that is found was really given away. */
const RANDOM = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{40,}|\b\d{13}\b|(?:%3A|:)L\d+|Line \d+|>\d+<\/a>/g;

let server: RunningServer;
let learner: HttpClient;
/** All that a learner was shown, in one text. */
let shown: string;
let trials: Trial[];
let known: string;

beforeAll(async () => {
  server = await startServer();
  learner = new HttpClient(server.url);
  await learner.logIn('learner@example.test');
  const starter = await filesOf('starter');
  const broken = starter.map((f) => (f.path === ENTRY ? { ...f, text: 'export default (' } : f));
  const programs = [starter, await filesOf('mutants/cheerful-default'), broken];
  const ids = await Promise.all(programs.map(submit));
  await Promise.all(ids.map(whenGraded));
  trials = ids.flatMap((id) => trialsOf(server.dataDir, id));
  const answers = ids.flatMap((id) => [`progress`, 'events'].map((name) => `/api/submissions/${id}/${name}`));
  const extra = [...answers, `/api/workspaces/${SLUG}/1`, `/api/budget/${SLUG}/1`, '/mentor', '/instructor'];
  const pages = await crawl(learner, ['/', ...extra]);
  known = publicText();
  shown = [...pages.values()].join('\n').replace(RANDOM, ' ');
  expect([...pages.keys()]).toEqual(expect.arrayContaining(ids.map((id) => `/attempts/${id}/files`)));
});
afterAll(() => server?.stop());

async function submit(files: SourceFile[]): Promise<string> {
  const json = { slug: SLUG, stage: 1, files, idempotencyKey: randomUUID() };
  const answer = await learner.post('/api/submissions', { json });
  expect(answer.status).toBe(202);
  return JSON.parse(answer.text).submissionId;
}

async function whenGraded(id: string): Promise<void> {
  const state = async () => JSON.parse((await learner.get(`/api/submissions/${id}/progress`)).text).state;
  await vi.waitUntil(async () => (await state()) === 'graded', { timeout: 60_000, interval: 250 });
}

function textUnder(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** What anybody may read: our sources, the public side of every exercise, and the practice trials that were run. */
function publicText(): string {
  const practice = trials.filter((trial) => trial.suite === 'practice');
  const beside = dirname(EXERCISE);
  const exercises = readdirSync(beside)
    .map((name) => join(beside, name))
    .filter((folder) => existsSync(join(folder, 'exercise.yaml')) && !basename(folder).startsWith('.'));
  return [
    textUnder(OURS),
    ...exercises.flatMap((folder) => PUBLIC_FOLDERS.map((name) => textUnder(join(folder, name)))),
    ...exercises.flatMap((folder) => PUBLIC_FILES.map((name) => readFileSync(join(folder, name), 'utf8'))),
    JSON.stringify(practice),
  ].join('\n');
}

function hiddenInputs(): string {
  return JSON.stringify(trials.filter((trial) => trial.suite !== 'practice').map((trial) => trial.input));
}

describe('what a learner is shown, on every page and in every answer', () => {
  it('holds nothing of the hidden sources', () => {
    const hidden = textUnder(join(EXERCISE, 'hidden'));
    expect(leaksOf(hidden, known, shown, { hasNumbers: true })).toEqual([]);
  });

  it('holds nothing of the hidden inputs that their own work was graded on', () => {
    expect(leaksOf(hiddenInputs(), known, shown, { hasNumbers: true })).toEqual([]);
  });

  it('would be caught if it held a single hidden input', () => {
    const input = trials.find((trial) => trial.suite === 'stress')?.input;
    expect(leaksOf(hiddenInputs(), known, shown + JSON.stringify(input))).not.toEqual([]);
  });
});
