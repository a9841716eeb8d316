import { describe, expect, it } from 'vitest';
import { hasRole, ROLES, type Role } from '#domain/viewer';

function viewer(role: Role) {
  return { id: 'u1', email: 'a@example.net', name: 'A', role };
}

describe('a role', () => {
  it('contains every role below it and none above', () => {
    const allowed = ROLES.map((mine) => ROLES.filter((asked) => hasRole(viewer(mine), asked)));
    expect(allowed).toEqual(ROLES.map((_, i) => ROLES.slice(0, i + 1)));
  });

  it('is held by nobody without an account', () => {
    expect(ROLES.some((role) => hasRole(null, role))).toBe(false);
  });
});
