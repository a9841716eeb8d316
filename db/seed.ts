import type { Role, Viewer } from '#domain/viewer';
import type { Services } from '#services/contract';
import type { Store } from '#store/open-store';

export const DEMO_PASSWORD = 'holdfast demo';

/** One account per role below admin, and a second learner whose work waits for a mentor. */
export const DEMO_ACCOUNTS: readonly { email: string; name: string; role: Role }[] = [
  { email: 'learner@example.test', name: 'Lena Novak', role: 'learner' },
  { email: 'mentor@example.test', name: 'Marek Olsen', role: 'mentor' },
  { email: 'instructor@example.test', name: 'Imani Brook', role: 'instructor' },
  { email: 'ines@example.test', name: 'Ines Duarte', role: 'learner' },
];

const WORKER_OF_DEMO = 'ines@example.test';
/** What her work is for; the first of the catalogue, where this is not published. */
const EXERCISE_OF_DEMO = 'support-assistant';
const QUESTION =
  'This is the starter as I got it. Before I change anything: where would you begin, and what would you leave alone?';

interface SeedDeps {
  services: Services;
  store: Pick<Store, 'users' | 'attempts' | 'calibration'>;
}

/**
 * Puts the demo accounts in place and, once an exercise is published, a submission that waits for review.
 * May be called any number of times: what is there already is left alone.
 * @throws Error when the platform refuses one of the steps
 */
export async function seedDemo({ services, store }: SeedDeps): Promise<void> {
  for (const account of DEMO_ACCOUNTS) await seedAccount({ services, store }, account);
  const ines = store.users.findByEmail(WORKER_OF_DEMO);
  const exercises = services.listExercises();
  const exercise = exercises.find((e) => e.slug === EXERCISE_OF_DEMO) ?? exercises[0];
  if (ines && exercise) seedWork({ services, store }, ines, exercise.slug);
  for (const { role, email } of DEMO_ACCOUNTS) {
    const mentor = role === 'learner' ? undefined : store.users.findByEmail(email);
    for (const { slug } of mentor ? exercises : [])
      if (mentor) seedCalibration({ services, store }, mentor, slug);
  }
}

/**
 * Marks the samples for a demo account, so that its first review need not wait for them: as somebody would who lies a third of
 * a point from gold. Whoever wants to see calibration signs up and is made a mentor.
 */
function seedCalibration({ services, store }: SeedDeps, mentor: Viewer, slug: string): void {
  const found = services.viewCalibration(mentor, slug);
  if (!found.ok || !found.value.isNeeded || found.value.result) return;
  for (const [index, { gold }] of store.calibration.list(slug).entries()) {
    for (const [nth, [row, { points }]] of Object.entries(gold).entries()) {
      const given = nth % 3 === 2 ? (points > 2 ? points - 1 : points + 1) : points;
      const form = { row, points: given, evidence: '', note: '' };
      insist(services.saveSampleMark(mentor, { slug, number: index + 1 }, form));
    }
  }
  insist(services.finishCalibration(mentor, slug));
}

async function seedAccount(
  { services, store }: SeedDeps,
  { email, name, role }: (typeof DEMO_ACCOUNTS)[number],
): Promise<void> {
  if (!store.users.findByEmail(email)) {
    const form = { email, name, password: DEMO_PASSWORD };
    insist(await services.signUp(form, { address: 'demo' }));
  }
  insist(services.setRole(email, role));
}

function seedWork({ services, store }: SeedDeps, ines: Viewer, slug: string): void {
  const { exercise } = insist(services.findExercise(slug));
  const work = { files: exercise.starter, idempotencyKey: `demo-${slug}` };
  const { submissionId } = insist(services.submitWork(ines, slug, 1, work));
  if (store.attempts.find(submissionId)?.review) return;
  insist(services.askForReview(ines, submissionId, QUESTION));
}

function insist<T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T {
  if (result.ok) return result.value;
  throw new Error(`The demo data could not be put in place: ${result.refusal.message}`);
}
