import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A folder of its own for one test, removed when that test is over. */
export function tempFolder(): string {
  const folder = aFolder();
  onTestFinished(() => remove(folder));
  return folder;
}

/** A folder for all tests of a file, or of a `describe`: to be called beside them. */
export function sharedFolder(): string {
  const folder = aFolder();
  afterAll(() => remove(folder));
  return folder;
}

function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'holdfast-test-'));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
