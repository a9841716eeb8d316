import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const ADMIN = fileURLToPath(new URL('../../src/cli/admin.ts', import.meta.url));

function admin(dataDir: string, args: string[], input = '') {
  const env = { ...process.env, DATA_DIR: dataDir };
  return spawnSync(process.execPath, [ADMIN, ...args], { env, input, encoding: 'utf8' });
}

describe('the admin command', () => {
  it('creates an admin with a password of its own', () => {
    const { status, stdout } = admin(tempFolder(), ['create-admin', 'root@example.test']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^root@example\.test is now an admin\. Password: [\w-]{20}\n$/);
  });

  it('reads the password from standard input when asked, and does not repeat it', () => {
    const args = ['create-admin', 'root@example.test', '--password-stdin'];
    const { status, stdout } = admin(tempFolder(), args, 'correct horse battery\n');
    expect([status, stdout]).toEqual([0, 'root@example.test is now an admin.\n']);
  });

  it('refuses a password that is too short with the reason', () => {
    const { status, stderr } = admin(
      tempFolder(),
      ['create-admin', 'a@example.test', '--password-stdin'],
      'short\n',
    );
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
  });

  it('changes the role of an account', () => {
    const dataDir = tempFolder();
    admin(dataDir, ['create-admin', 'who@example.test']);
    expect(admin(dataDir, ['set-role', 'who@example.test', 'mentor']).stdout).toBe(
      'who@example.test is now: mentor.\n',
    );
  });

  it('says that no run is held when none is', () => {
    const { status, stdout } = admin(tempFolder(), ['requeue-held']);
    expect([status, stdout]).toEqual([0, 'No run is held.\n']);
  });

  it('says when there is no such account', () => {
    const { status, stderr } = admin(tempFolder(), ['set-role', 'nobody@example.test', 'mentor']);
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
  });

  it.each([[[]], [['become-root']], [['create-admin']], [['set-role', 'a@example.test', 'king']]])(
    'explains itself and ends with 2 when called as %j',
    (args) => {
      const { status, stderr } = admin(tempFolder(), args);
      expect(status).toBe(2);
      expect(stderr).toContain('Usage: npm run admin');
    },
  );
});
