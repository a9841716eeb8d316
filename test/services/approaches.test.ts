import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Level } from '#domain/level';
import { aManifest, anExercise } from './builders.ts';
import { granted, openPlatform, refusalOf, SLUG } from './open-platform.ts';

const LAST = 2;
const FIRST_HASH = 'a'.repeat(64);
const approach = (name: string) => ({
  name,
  why: 'It asks twice.',
  files: [{ path: 'src/main.ts', text: `// ${name}` }],
});

/** A platform with one exercise of two stages, frozen with its approaches. */
function finishing() {
  const platform = openPlatform();
  const keep = (hash: string, names: string[]) =>
    writeFileSync(
      join(platform.dataDir, 'versions', hash, 'approaches.json'),
      JSON.stringify(names.map(approach)),
    );
  platform.publish();
  keep(FIRST_HASH, ['reference', 'careful']);
  const learner = platform.person('learner');
  const attempt = (stage: number, level: Level, who = learner) => {
    platform.submit(who, { stage });
    platform.grade({ stage, level });
  };
  const publishNext = (stages = aManifest().stages) => {
    const manifest = aManifest({ title: 'Support assistant, again', stages });
    platform.publish(anExercise({ contentHash: 'b'.repeat(64), manifest }));
    keep('b'.repeat(64), ['other']);
  };
  const read = (who: typeof learner | null = learner) => platform.services.viewApproaches(who, SLUG);
  return { ...platform, learner, attempt, publishNext, read };
}

describe('other approaches', () => {
  it('are refused before the last stage is finished, with what opens them', () => {
    const { attempt, read } = finishing();
    attempt(1, 'exemplary');
    attempt(LAST, 'pilot-ready');
    expect(refusalOf(read())).toMatchObject({ kind: 'not_allowed' });
    expect(refusalOf(read()).message).toContain('stage 2, the last one, is production-ready');
    expect(JSON.stringify(read())).not.toContain('careful');
  });

  it('are refused to somebody without an account, and where there is no exercise', () => {
    const { read, services } = finishing();
    expect(refusalOf(read(null)).kind).toBe('not_allowed');
    expect(refusalOf(services.viewApproaches(null, 'nothing')).kind).toBe('not_found');
  });

  it('open to whoever finished the last stage, and to nobody else', () => {
    const { attempt, read, person, services, learner } = finishing();
    attempt(LAST, 'production-ready');
    expect(granted(read())).toMatchObject({
      version: 1,
      openedBy: 'finishing',
      approaches: [{ name: 'reference', why: 'It asks twice.' }, { name: 'careful' }],
    });
    expect(services.listOpenedApproaches(learner)).toEqual([
      { slug: SLUG, title: 'Support assistant', version: 1, approaches: 2 },
    ]);
    const other = person('learner');
    expect(refusalOf(read(other)).kind).toBe('not_allowed');
    expect(services.listOpenedApproaches(other)).toEqual([]);
  });

  it('stay those of the version that was finished, when a later one has another last stage', () => {
    const { attempt, read, publishNext } = finishing();
    attempt(LAST, 'exemplary');
    const third = { title: 'More', brief: 'stages/03.md', families: ['more'], supersedes: [] };
    publishNext([...aManifest().stages, third]);
    expect(granted(read())).toMatchObject({ version: 1, approaches: [{}, { name: 'careful' }] });
  });

  it('are not opened by the last stage of another version', () => {
    const { read, publishNext, submit, grade, person } = finishing();
    publishNext(aManifest().stages.slice(0, 1));
    const late = person('learner');
    submit(late, { stage: 1 });
    grade({ stage: 1, level: 'production-ready' });
    expect(granted(read(late))).toMatchObject({ version: 2, approaches: [{ name: 'other' }] });
  });

  it.each(['mentor', 'instructor', 'admin'] as const)('are always open to an %s', (role) => {
    const { read, person } = finishing();
    expect(granted(read(person(role)))).toMatchObject({ openedBy: 'role', version: 1 });
  });

  it('of a version from before they were kept are not there, which is said and is no error', () => {
    const { attempt, read, dataDir, services, learner } = finishing();
    rmSync(join(dataDir, 'versions', FIRST_HASH, 'approaches.json'));
    attempt(LAST, 'production-ready');
    expect(granted(read()).approaches).toBeNull();
    expect(services.listOpenedApproaches(learner)).toMatchObject([{ approaches: 0 }]);
  });
});
