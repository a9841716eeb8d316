import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeze } from '#catalog/freeze';
import { readExercise } from '#catalog/read-exercise';
import type { Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';
import { tempFolder } from './temp-folder.ts';

const SUPPORT_ASSISTANT = fileURLToPath(new URL('../../exercises/support-assistant', import.meta.url));

export interface FrozenExercise {
  versionsDir: string;
  versionDir: string;
  entry: string;
  starter: readonly SourceFile[];
}

/** The support exercise, frozen as at publication into a folder of its own, with other limits where asked. */
export async function frozenExercise(
  limits: Manifest['limits'] = {},
  versionsDir = tempFolder(),
): Promise<FrozenExercise> {
  const loaded = await readExercise(SUPPORT_ASSISTANT);
  const versionDir = await freeze(loaded, versionsDir);
  const file = join(versionDir, 'exercise.json');
  const exercise = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...exercise, manifest: { ...exercise.manifest, limits } }));
  const { manifest, starter } = loaded.exercise;
  return { versionsDir, versionDir, entry: manifest.entry, starter };
}

/** The starter with another entry file. */
export function withEntry({ entry, starter }: FrozenExercise, text: string): SourceFile[] {
  return starter.map((file) => (file.path === entry ? { path: entry, text } : file));
}
