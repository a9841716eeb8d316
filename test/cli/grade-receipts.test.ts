import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '#domain/receipt';
import { checkReceipt, readReceipt } from '../../src/cli/receipts.ts';
import { Bench } from '../exercises/programs.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SUBMISSION = join(ROOT, 'exercises/support-assistant/trivial/always-hand-off');
const MINUTE = 60_000;

function grade(...args: string[]) {
  const command = ['src/cli/grade.ts', '--exercise', 'support-assistant', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function practice(...more: string[]) {
  return grade('--submission', SUBMISSION, '--suite', 'practice', ...more);
}

function written(value: unknown, name = 'receipt.json'): string {
  const file = join(tempFolder(), name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe('a receipt', { timeout: MINUTE }, () => {
  let receipt: Receipt;

  beforeAll(() => {
    receipt = JSON.parse(practice().stdout).receipt;
  }, MINUTE);

  const again = (claimed: string, ...more: string[]) =>
    grade('--submission', SUBMISSION, '--receipt', claimed, ...more);

  it('is reproduced from a file, which says stage and suites itself', () => {
    const { status, stdout } = again(written(receipt));
    expect(stdout).toContain('byte for byte');
    expect(status).toBe(0);
  });

  it('is reproduced from its id', () => {
    expect(again(receipt.id).status).toBe(0);
  });

  const OTHER: Partial<Record<keyof Receipt, unknown>> = {
    exercise: 'other',
    contentHash: '0'.repeat(64),
    limits: undefined,
    engine: 'another engine',
    secret: '0'.repeat(64),
    submission: '0'.repeat(64),
    trials: '0'.repeat(64),
    id: '0'.repeat(64),
  };

  const changedIn = (field: keyof Receipt) => {
    const value = field === 'limits' ? { ...receipt.limits, fuel: 1 } : OTHER[field];
    return written({ ...receipt, [field]: value });
  };

  it.each(Object.keys(OTHER) as (keyof Receipt)[])(
    'that was changed in %s is not, and the field is named',
    (field) => {
      // Graded again it gives the receipt that it gave: see above.
      const { holds, words } = checkReceipt(readReceipt(changedIn(field), tempFolder()), receipt);
      expect(words).toContain(`Not reproduced: ${field} differs.`);
      expect(words).toContain('was changed after it was made');
      expect(holds).toBe(false);
    },
  );

  it('that was changed is not, on the command line', () => {
    const { status, stdout } = again(changedIn('contentHash'));
    expect(stdout).toContain('Not reproduced: contentHash differs.');
    expect(status).toBe(1);
  });

  it('that was changed in its suites is not: the trials are others', () => {
    const { status, stdout } = again(written({ ...receipt, suites: ['stress'] }));
    expect(stdout).toContain('Not reproduced: trials differs.');
    expect(status).toBe(1);
  });

  it('of other files, another secret or other suites is not', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/main.ts'), 'export default async () => null;\n');
    const claimed = written(receipt);
    expect(grade('--submission', folder, '--receipt', claimed).stdout).toContain('submission differs');
    expect(again(claimed, '--secret', 'another').stdout).toContain('secret differs');
    expect(again(claimed, '--suite', 'stress').stdout).toContain('suites differs');
  });

  it('that is none, or lies nowhere, is a wrong call', () => {
    expect(again(written({ id: 'x' })).status).toBe(2);
    expect(again('/nowhere/receipt.json').status).toBe(2);
  });
});

describe('a prediction', { timeout: MINUTE }, () => {
  it('is shown beside what came', () => {
    const predicted = { autoResolved: 0, wrong: 0, tokensPerItem: 0, latencyP95Ms: 0 };
    const { stdout } = grade(
      '--submission',
      SUBMISSION,
      '--suite',
      'traffic',
      '--predicted',
      written(predicted),
    );
    const { foresight } = JSON.parse(stdout);
    expect(foresight.lines.map((l: { metric: string }) => l.metric)).toContain('autoResolved');
    expect(foresight.lines[0]).toMatchObject({ predicted: 0, actual: 0, came: 'as predicted' });
  });

  it('that is not one is a wrong call', () => {
    const { status, stderr } = practice('--predicted', written({ autoResolved: 2 }));
    expect([status, stderr]).toEqual([2, expect.stringContaining('autoResolved')]);
  });
});

describe('certification', { timeout: MINUTE }, () => {
  it('is asked for by name and has a block of its own', () => {
    const { stdout } = grade('--submission', SUBMISSION, '--suite', 'certification');
    const output = JSON.parse(stdout);
    expect(output).toMatchObject({ suite: 'certification', level: null });
    expect(output.certification.families).toHaveLength(22);
  });
});

describe('stored evidence', { timeout: 2 * MINUTE }, () => {
  it('is judged again without its submission, and by the same checks nothing changes', async () => {
    const bench = new Bench('support-assistant');
    const { report, trials } = await bench.grade('trivial/always-hand-off', ['practice', 'stress']);
    await bench.close();
    const file = join(tempFolder(), 'evidence.gz');
    writeFileSync(file, gzipSync(JSON.stringify({ receipt: report.receipt, trials })));
    const { status, stdout } = grade('--rejudge', file);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      changed: [],
      reliability: report.reliability,
      trials: trials.length,
    });
    expect(grade('--rejudge', file, '--secret', 'another').stderr).toContain('another secret');
  });

  it('that is none is a wrong call', () => {
    const { status, stderr } = grade('--rejudge', written({}));
    expect([status, stderr]).toEqual([2, expect.stringContaining('cannot be read as evidence')]);
  });
});

it('a secret comes from a file, so that it stands in no list of processes', { timeout: MINUTE }, () => {
  const file = join(tempFolder(), 'secret');
  writeFileSync(file, 'school\n');
  const [byFile, byText] = [practice('--secret-file', file), practice('--secret', 'school')];
  expect(JSON.parse(byFile.stdout).receipt).toEqual(JSON.parse(byText.stdout).receipt);
});
