import { describe, expect, it } from 'vitest';
import { SUBMISSION_LIMITS } from '#domain/limits';
import { canRemove, nameProblem, opensFirst, roomProblem } from '#islands/files/file-names.ts';

const rules = { editable: ['src/**'], entry: 'src/main.ts' };
const files = [{ path: 'src/main.ts', text: '' }];

describe('names of files', () => {
  it('accepts a new file where editing is allowed', () => {
    expect(nameProblem('src/deep/retry.ts', files, rules)).toBeUndefined();
  });

  it('names the places for files of one’s own', () => {
    expect(nameProblem('retry.ts', files, rules)).toContain('src/**');
  });

  it.each(['', '/src/a.ts', 'src/../a.ts', 'src/ä.ts'])('refuses %j with what is allowed', (path) => {
    expect(nameProblem(path, files, rules)).toBeDefined();
  });

  it('refuses a name that differs only in case', () => {
    expect(nameProblem('src/Main.ts', files, rules)).toContain('already');
  });

  it('has no room beyond what a submission holds', () => {
    const full = Array.from({ length: SUBMISSION_LIMITS.files }, (_, i) => ({
      path: `src/${i}.ts`,
      text: '',
    }));
    expect(roomProblem(full)).toContain('Delete one');
    expect(roomProblem(full.slice(1))).toBeUndefined();
  });

  it('lets neither the entry nor a read-only file be removed', () => {
    expect(canRemove('src/main.ts', rules)).toBe(false);
    expect(canRemove('contract.ts', rules)).toBe(false);
    expect(canRemove('src/retry.ts', rules)).toBe(true);
  });
});

describe('the file that a workspace opens with', () => {
  const starter = ['contract.ts', 'desk.ts', 'src/client.ts', 'src/main.ts'].map((path) => ({
    path,
    text: '',
  }));

  it('is the one the grader starts with', () => {
    expect(opensFirst(starter, rules)).toBe('src/main.ts');
  });

  it('is the first that may be changed, where the entry may not', () => {
    expect(opensFirst(starter, { ...rules, entry: 'desk.ts' })).toBe('src/client.ts');
    expect(opensFirst(starter, { editable: ['lib/*'], entry: 'desk.ts' })).toBe('desk.ts');
  });
});
