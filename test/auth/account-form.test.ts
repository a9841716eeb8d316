import { expect, test } from 'vitest';
import { checkAccountForm } from '#auth/account-form';

const form = { email: 'ines@example.test', name: 'Ines Duarte', password: 'correct horse battery' };

test('a good form comes back with the address lower-cased and the name trimmed', () => {
  const checked = checkAccountForm({ ...form, email: ' Ines@Example.TEST ', name: ' Ines Duarte ' });
  expect(checked).toEqual({ ok: true, value: form });
});

test.each([
  ['email', { email: 'ines' }],
  ['email', { email: `${'x'.repeat(250)}@example.test` }],
  ['name', { name: '   ' }],
  ['name', { name: 'x'.repeat(81) }],
  ['name', { name: 'Ines\u0000Duarte' }],
  ['name', { name: 'Ines\u202eetrauD' }],
  ['password', { password: 'nine char' }],
  ['password', { password: 'x'.repeat(257) }],
  ['password', { password: 'INES@example.test' }],
])('a refusal names the field %s for %j', (field, over) => {
  expect(checkAccountForm({ ...form, ...over })).toMatchObject({
    ok: false,
    refusal: { kind: 'invalid', field },
  });
});

test.each(['ten chars.', '🔥'.repeat(10), '          ', 'x'.repeat(256)])(
  '“%s” will do as a password',
  (password) => {
    expect(checkAccountForm({ ...form, password }).ok).toBe(true);
  },
);
