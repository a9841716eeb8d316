import { describe, expect, it } from 'vitest';
import { logInPath, safeNext } from '../../src/components/next-path.ts';

describe('where one goes after signing in', () => {
  it.each(['/work', '/exercises/a?stage=2#brief', '/attempts/x'])(
    'keeps the path %s of this site',
    (path) => {
      expect(safeNext(path)).toBe(path);
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'work',
    '',
    null,
    undefined,
  ])('goes home for %j, which leaves this site', (next) => {
    expect(safeNext(next)).toBe('/');
  });

  it('never leads back to a form', () => {
    expect(safeNext('/log-in?next=/work')).toBe('/');
  });

  it('remembers the page that asked for the sign-in', () => {
    expect(logInPath(new URL('https://h.example/attempts/7?x=1'))).toBe(
      '/log-in?next=%2Fattempts%2F7%3Fx%3D1',
    );
  });
});
