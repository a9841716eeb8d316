import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { type Attack, FAMILIES } from './attack.ts';

const HERE = new URL('.', import.meta.url);

/**
 * Every attack of the corpus, family by family.
 * @throws Error for a file whose name or folder is not that of its attack
 */
export async function loadCorpus(): Promise<Attack[]> {
  const corpus: Attack[] = [];
  for (const family of FAMILIES) {
    const folder = new URL(`${family}/`, HERE);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).sort()) {
      const attack: Attack = (await import(new URL(file, folder).href)).default;
      if (attack.family !== family || attack.name !== basename(file, '.ts')) {
        throw new Error(
          `${family}/${file} holds ${attack.family}/${attack.name}; file and attack have one name`,
        );
      }
      corpus.push(attack);
    }
  }
  return corpus;
}
