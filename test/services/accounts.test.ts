import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { DAY, granted, openPlatform, refusalOf } from './open-platform.ts';

const form = { email: 'ines@example.test', name: 'Ines Duarte', password: 'correct horse battery' };
const from = { address: '192.0.2.1' };

/** The cookie header a browser would send after this `Set-Cookie`. */
const sent = (cookie: string) => cookie.split(';')[0] ?? '';

async function signedUp() {
  const platform = openPlatform();
  const { cookie } = granted(await platform.services.signUp(form, from));
  return { ...platform, cookie, header: sent(cookie) };
}

test('signing up logs in, as a learner', async () => {
  const { services, header } = await signedUp();
  const { viewer, cookie } = await services.whoIs(header);
  expect(viewer).toMatchObject({ email: form.email, name: form.name, role: 'learner' });
  expect(cookie).toBeNull();
});

test('the cookie can neither be read by scripts nor sent by other sites nor over plain HTTP', async () => {
  const { cookie } = await signedUp();
  const [pair, ...attributes] = cookie.split('; ');
  expect(pair).toMatch(/^__Host-holdfast=[a-z2-7]{40}$/);
  expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']);
});

test('no file of the data folder holds the token or the password', async () => {
  const { dataDir, header } = await signedUp();
  const token = header.split('=')[1] ?? '';
  const files = readdirSync(dataDir).filter((name) => name.startsWith('holdfast.sqlite'));
  const bytes = files.map((name) => readFileSync(join(dataDir, name)).toString('latin1')).join('');
  expect(bytes).toContain(form.email);
  expect(bytes).not.toContain(token);
  expect(bytes).not.toContain(form.password);
});

test('an address is taken in whatever letters it is written', async () => {
  const { services } = await signedUp();
  const again = await services.signUp({ ...form, email: ' INES@Example.Test ' }, from);
  expect(refusalOf(again)).toMatchObject({ kind: 'conflict', field: 'email' });
  expect((await services.logIn({ email: 'Ines@EXAMPLE.test', password: form.password }, from)).ok).toBe(true);
});

test('each log-in begins a session of its own', async () => {
  const { services, header } = await signedUp();
  const { cookie } = granted(await services.logIn(form, from));
  expect(sent(cookie)).not.toBe(header);
});

test('a wrong password and an unknown address get the very same answer', async () => {
  const { services } = await signedUp();
  const wrong = await services.logIn({ ...form, password: 'not the password' }, from);
  expect(refusalOf(wrong).kind).toBe('invalid');
  expect(await services.logIn({ ...form, email: 'nobody@example.test' }, from)).toEqual(wrong);
});

test('after ten wrong passwords in a row the right one has to wait, from that address only', async () => {
  const { services } = await signedUp();
  const guess = () => services.logIn({ ...form, password: 'not the password' }, from);
  for (let n = 0; n < 10; n += 1) expect(refusalOf(await guess()).kind).toBe('invalid');
  const refusal = refusalOf(await services.logIn(form, from));
  expect(refusal.kind).toBe('too_many');
  expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
  expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
  expect((await services.logIn(form, { address: '192.0.2.2' })).ok).toBe(true);
});

test('logging out ends the session, not only the cookie', async () => {
  const { services, header } = await signedUp();
  const { cookie } = await services.logOut(header);
  expect(cookie).toContain('Max-Age=0');
  expect((await services.whoIs(header)).viewer).toBeNull();
});

test('a session is renewed when half its time is over, and ends after 30 days without a visit', async () => {
  const { services, header, pass } = await signedUp();
  pass(14 * DAY);
  expect((await services.whoIs(header)).cookie).toBeNull();
  pass(2 * DAY);
  expect((await services.whoIs(header)).cookie).toContain(header);
  pass(29 * DAY);
  expect((await services.whoIs(header)).viewer).not.toBeNull();
  pass(31 * DAY);
  const late = await services.whoIs(header);
  expect(late.viewer).toBeNull();
  expect(late.cookie).toContain('Max-Age=0');
});

test('a session ends after 90 days, however often it was used', async () => {
  const { services, header, pass } = await signedUp();
  for (let day = 10; day < 90; day += 10) {
    pass(10 * DAY);
    expect((await services.whoIs(header)).viewer).not.toBeNull();
  }
  pass(10 * DAY);
  expect((await services.whoIs(header)).viewer).toBeNull();
});

test.each([
  ['no cookies', null, null],
  ['cookies of others', 'theme=dark; x=%E0%A4%A', null],
  ['a made-up token', `__Host-holdfast=${'a'.repeat(40)}`, 'Max-Age=0'],
  ['something that is no token', '__Host-holdfast=%00', 'Max-Age=0'],
])('%s mean nobody is logged in', async (_, header, cookie) => {
  const answer = await openPlatform().services.whoIs(header);
  expect(answer.viewer).toBeNull();
  if (cookie === null) expect(answer.cookie).toBeNull();
  else expect(answer.cookie).toContain(cookie);
});

test('a new role ends all sessions; the same role again ends none', async () => {
  const { services, header } = await signedUp();
  granted(services.setRole(form.email, 'learner'));
  expect((await services.whoIs(header)).viewer).not.toBeNull();
  expect(granted(services.setRole('INES@example.test', 'mentor')).role).toBe('mentor');
  expect((await services.whoIs(header)).viewer).toBeNull();
  const { cookie } = granted(await services.logIn(form, from));
  expect((await services.whoIs(sent(cookie))).viewer?.role).toBe('mentor');
});

test('a new password ends all sessions and replaces the old one', async () => {
  const { services, header } = await signedUp();
  granted(await services.setPassword(form.email, 'another long password'));
  expect((await services.whoIs(header)).viewer).toBeNull();
  expect((await services.logIn(form, from)).ok).toBe(false);
  expect((await services.logIn({ ...form, password: 'another long password' }, from)).ok).toBe(true);
});

test('roles and passwords of unknown addresses are not found', async () => {
  const { services } = openPlatform();
  expect(refusalOf(services.setRole('nobody@example.test', 'admin')).kind).toBe('not_found');
  const set = await services.setPassword('nobody@example.test', 'a long enough one');
  expect(refusalOf(set).kind).toBe('not_found');
});

test('thirty accounts an hour may come from one address', async () => {
  const { app, services } = openPlatform();
  vi.spyOn(app.store.users, 'create').mockReturnValue(undefined);
  for (let n = 0; n < 30; n += 1) {
    expect(refusalOf(await services.signUp(form, from)).kind).toBe('conflict');
  }
  expect(refusalOf(await services.signUp(form, from))).toMatchObject({ kind: 'too_many' });
  expect(refusalOf(await services.signUp(form, { address: '192.0.2.9' })).kind).toBe('conflict');
});
