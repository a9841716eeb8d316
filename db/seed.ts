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
  store: Pick<Store, 'users' | 'attempts'>;
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
