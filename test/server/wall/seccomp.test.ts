import { describe, expect, it } from 'vitest';
import { CLONE, CLONE3, REFUSED_CALLS } from '#server/wall/refused-calls';
import { seccompFilter } from '#server/wall/seccomp';

const AUDIT = { x64: 0xc000003e, arm64: 0xc00000b7 };
const CLONE_THREAD = 0x10000;
const ALLOW = 'allow';
const EPERM = 'errno 1';
const ENOSYS = 'errno 38';

/** What the kernel would do with one call: a machine for the few operations of classic BPF that a filter may use. */
function decide(filter: Uint8Array, call: { nr: number; audit: number; flags?: number }): string {
  const data = new DataView(new ArrayBuffer(64));
  data.setUint32(0, call.nr, true);
  data.setUint32(4, call.audit, true);
  data.setUint32(16, call.flags ?? 0, true);
  const program = new DataView(filter.buffer);
  let word = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const value = program.getUint32(at + 4, true);
    const jump = (holds: boolean) => {
      at += 8 * program.getUint8(at + (holds ? 2 : 3));
    };
    const code = program.getUint16(at, true);
    if (code === 0x20) word = data.getUint32(value, true);
    else if (code === 0x15) jump(word === value);
    else if (code === 0x35) jump(word >= value);
    else if (code === 0x45) jump((word & value) !== 0);
    else if (code === 0x06) return inWords(value);
    else throw new Error(`operation ${code} at ${at}`);
  }
  throw new Error('the program runs off its end');
}

function inWords(result: number): string {
  if (result === 0x7fff0000) return ALLOW;
  if (result === 0x80000000) return 'kill';
  return `errno ${result & 0xffff}`;
}

describe.each([
  ['x64', 0],
  ['arm64', 1],
] as const)('the filter of system calls on %s', (arch, column) => {
  const filter = seccompFilter(arch) ?? new Uint8Array();
  const audit = AUDIT[arch];

  it('refuses every call of the table and lets every other one pass', () => {
    const refused = new Set(Object.values(REFUSED_CALLS).map((numbers) => numbers[column]));
    const special = [CLONE[column], CLONE3[column]];
    for (let nr = 0; nr < 600; nr += 1) {
      if (special.includes(nr)) continue;
      expect([nr, decide(filter, { nr, audit })]).toEqual([nr, refused.has(nr) ? EPERM : ALLOW]);
    }
  });

  it('lets clone make threads and no processes', () => {
    const nr = CLONE[column] ?? 0;
    expect(decide(filter, { nr, audit, flags: CLONE_THREAD | 0xf00 })).toBe(ALLOW);
    expect(decide(filter, { nr, audit, flags: 17 })).toBe(EPERM);
  });

  it('makes clone3, whose flags it cannot see, look as if it did not exist', () => {
    expect(decide(filter, { nr: CLONE3[column] ?? 0, audit })).toBe(ENOSYS);
  });

  it('kills a process that makes calls of another machine', () => {
    expect(decide(filter, { nr: 0, audit: 0x40000003 })).toBe('kill');
  });
});

it('on x64 the second set of numbers for the same calls is refused', () => {
  const filter = seccompFilter('x64') ?? new Uint8Array();
  expect(decide(filter, { nr: 0x40000000 + 41, audit: AUDIT.x64 })).toBe(EPERM);
});

it('there is no filter for a machine whose numbers are not known', () => {
  expect(seccompFilter('s390x')).toBeUndefined();
});
