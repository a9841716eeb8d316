import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeProof } from '#proof/proof-files';
import { exerciseFolder } from '#test/catalog/exercise-folder';
import { aFailedProof, aProof, aStageProof } from '#test/support/proofs';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectWords, signedIn } from './review-desk.ts';

const DRAFT = 'invoice-desk';
const FAULT = 'The family refunds does not fail the mutant pays-twice that names it.';
/** Holds a published exercise that nobody has proved. */
const exercises = mkdtempSync(join(tmpdir(), 'holdfast-exercises-'));
let server: RunningServer;

beforeAll(async () => {
  exerciseFolder(join(exercises, 'echo'));
  server = await startServer({ env: { EXERCISES_DIR: exercises } });
  const proofs = join(server.dataDir, 'proofs');
  mkdirSync(proofs, { recursive: true });
  await writeProof(proofs, aFailedProof(FAULT, { slug: DRAFT, title: 'Invoice desk' }));
  await writeProof(
    proofs,
    aProof({
      slug: 'stages',
      title: 'Two stages',
      contentHash: 'e'.repeat(64),
      stages: [aStageProof(), aStageProof({ stage: 2, title: 'Refunds' })],
    }),
  );
});

afterAll(async () => {
  await server.stop();
  rmSync(exercises, { recursive: true, force: true });
});

test('an instructor sees the finding, the matrix, every check and who passes', async () => {
  const answer = await (await signedIn(server, 'instructor')).get(`/instructor/exercises/${DRAFT}/proof`);
  expect(answer.status).toBe(200);
  expectWords(
    answer,
    'Not publishable yet: 1 check falls short.',
    FAULT,
    'Kill matrix, 1 mutant × 2 families',
  );
  expectWords(answer, 'Who must pass, who must not', 'Seed panels', 'Other prices');
  expect(answer.text.match(/scope="row"[^>]*>\s*<?[^<]*(The starter fails|Grading is quick)/g)).toHaveLength(
    2,
  );
  expect(answer.text).not.toMatch(/<script(?![^>]*application\/json)[^>]*src=[^>]*proof/);
});

test('every stage has its own part', async () => {
  const answer = await (await signedIn(server, 'instructor')).get('/instructor/exercises/stages/proof');
  expectWords(
    answer,
    'Every check holds: this content may be published.',
    'Stage 1: Tickets',
    'Stage 2: Refunds',
  );
});

test('a published exercise without a proof says how to make one', async () => {
  const answer = await (await signedIn(server, 'instructor')).get('/instructor/exercises/echo/proof');
  expect(answer.status).toBe(200);
  expectWords(answer, 'Nothing is proved of this exercise yet.', 'npm run exercise -- prove echo');
});

test('the exercises that come along are proved, and say so', async () => {
  const instructor = await signedIn(server, 'instructor');
  for (const slug of ['support-assistant', 'model-client']) {
    const answer = await instructor.get(`/instructor/exercises/${slug}/proof`);
    expectWords(answer, 'Every check holds: this content may be published.');
  }
});

test('learners and mentors do not see it, and what nobody knows is not found', async () => {
  const path = `/instructor/exercises/${DRAFT}/proof`;
  expect((await (await signedIn(server, 'mentor')).get(path)).status).toBe(403);
  const instructor = await signedIn(server, 'instructor');
  expect((await instructor.get('/instructor/exercises/nothing/proof')).status).toBe(404);
});
