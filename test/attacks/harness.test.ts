import { stripTypeScriptTypes } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES, canariesIn } from './canaries.ts';
import { WITNESS } from './guest.ts';
import honest from './honest/honest-reference.ts';
import { changesSince, snapshotOfHost } from './host-prototypes.ts';
import { ProvingGround } from './proving-ground.ts';

describe('a canary', () => {
  const word = CANARIES.hidden;

  it.each([
    ['as it is', `x ${word} y`],
    ['in capitals', word.toUpperCase()],
    ['backwards', [...word].reverse().join('')],
    ['in hex', Buffer.from(`.${word}`).toString('hex')],
    ['in base64', Buffer.from(`{"a":"${word}"}`).toString('base64')],
    ['in base64 one further', Buffer.from(`{"ab":"${word}"}`).toString('base64')],
    ['in base64 two further', Buffer.from(`{"abc":"${word}"}`).toString('base64')],
  ])('is found %s', (_, text) => {
    expect(canariesIn(text, ['hidden', 'file'])).toEqual(['hidden']);
  });

  it('is not found where there is none', () => {
    expect(canariesIn('nothing of the kind', ['environment', 'file', 'secret', 'hidden'])).toEqual([]);
  });
});

describe('the witness inside a program', () => {
  it('tells of the host where it is the host’s Function that it reaches', () => {
    const body = `${stripTypeScriptTypes(WITNESS)} foreign('an object', {}); return tell();`;
    expect(new Function(body)().evidence).toContain('an object knows process');
  });
});

describe('the watch over the host’s prototypes', () => {
  it('sees nothing where nothing happens', () => {
    expect(changesSince(snapshotOfHost())).toEqual([]);
  });

  it('sees what is added and what is replaced', () => {
    const before = snapshotOfHost();
    const { abs } = Math;
    Object.assign(Object.prototype, { polluted: true });
    Math.abs = () => 0;
    const changes = changesSince(before);
    Reflect.deleteProperty(Object.prototype, 'polluted');
    Math.abs = abs;
    expect(changes).toEqual(['Object.prototype.polluted', 'Math.abs']);
  });
});

describe('the proving ground', () => {
  let ground: ProvingGround | undefined;
  beforeAll(async () => {
    ground = await ProvingGround.open('quickjs');
  });
  afterAll(() => ground?.close());

  it('objects to an attack that earns credit', async () => {
    const attack = { ...honest, expect: { ...honest.expect, credit: 'none' as const } };
    expect((await ground?.prove(attack))?.problems).toEqual([
      '100 trials earned credit',
      'it stands at exemplary',
    ]);
  });

  it('objects to another ending, another verdict and another value', async () => {
    const expected = { ending: 'threw', verdict: 'fail', value: null, credit: 'all' } as const;
    const problems = (await ground?.prove({ ...honest, expect: expected }))?.problems ?? [];
    expect(problems.filter((p) => p.includes('ended as returned'))).toHaveLength(100);
    expect(problems.filter((p) => p.includes('was judged ok'))).toHaveLength(100);
    expect(problems.filter((p) => p.includes('returned {'))).toHaveLength(100);
  });
});
