import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '#store/open-store';
import { aManifest, anchors, STARTER } from '#test/services/builders';

/** A folder that is gone when the test is over. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A store on a file or in memory, closed when the test is over. Its clock ticks by one at every look. */
export function aStore(file = ':memory:'): Store {
  let time = 1_000;
  const store = openStore(file, () => time++);
  onTestFinished(() => store.close());
  return store;
}

/** Adds a submission with its queued run, by a new person. */
export function aSubmission(store: Store): { submissionId: string; runId: string } {
  const email = `${randomUUID()}@example.test`;
  const user = store.users.create({ email, name: 'Ines', passwordHash: 'none' });
  if (!user) throw new Error('the address was taken');
  const manifest = aManifest();
  const version = { slug: manifest.slug, manifest, contentHash: 'a'.repeat(64), anchors: [anchors()] };
  const { id } = store.exercises.publish(version);
  const place = { userId: user.id, slug: manifest.slug, stage: 1 };
  const work = { ...place, versionId: id, files: STARTER, idempotencyKey: randomUUID() };
  const { submissionId } = store.transaction(() => store.submissions.insert(work));
  return { submissionId, runId: store.attempts.find(submissionId)?.run.runId ?? '' };
}
