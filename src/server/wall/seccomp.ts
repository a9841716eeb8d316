import { CLONE, CLONE3, REFUSED_CALLS } from './refused-calls.ts';

/** A machine as a filter sees it: its mark, where its numbers stand in a call's row, and where foreign numbers begin. */
interface Machine {
  audit: number;
  column: 0 | 1;
  /** x64 knows the same calls a second time under numbers from here on. */
  foreignFrom?: number;
}

const MACHINES: Readonly<Record<string, Machine>> = {
  x64: { audit: 0xc000_003e, column: 0, foreignFrom: 0x4000_0000 },
  arm64: { audit: 0xc000_00b7, column: 1 },
};

/** The operations of classic BPF that are needed here. @see linux/bpf_common.h */
const LOAD_WORD = 0x20;
const IF_EQUAL = 0x15;
const IF_AT_LEAST = 0x35;
const IF_ANY_BIT = 0x45;
const RETURN = 0x06;

/** Offsets in `struct seccomp_data`; the low word of the first argument, on machines of low byte first. */
const CALL_NUMBER = 0;
const MACHINE = 4;
const FIRST_ARGUMENT = 16;

const CLONE_THREAD = 0x0001_0000;
const KILL_PROCESS = 0x8000_0000;
const ALLOW = 0x7fff_0000;
const REFUSE = 0x0005_0000;
const EPERM = 1;
const ENOSYS = 38;

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number];

const INSTRUCTION_BYTES = 8;

/**
 * A filter of system calls for a grading process, as the bytes of `struct sock_filter[]`: what `REFUSED_CALLS` names fails
 * with EPERM, `clone` makes threads only, everything else passes. Undefined on a machine whose call numbers are not known.
 */
export function seccompFilter(arch: string): Uint8Array | undefined {
  const machine = MACHINES[arch];
  return machine && assemble(programFor(machine));
}

function programFor({ audit, column, foreignFrom }: Machine): Instruction[] {
  const refused = Object.values(REFUSED_CALLS)
    .map((numbers) => numbers[column])
    .filter((number) => number !== undefined);
  return [
    [LOAD_WORD, 0, 0, MACHINE],
    [IF_EQUAL, 1, 0, audit],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD_WORD, 0, 0, CALL_NUMBER],
    ...(foreignFrom === undefined ? [] : answer(IF_AT_LEAST, foreignFrom, REFUSE | EPERM)),
    ...answer(IF_EQUAL, CLONE3[column] ?? 0, REFUSE | ENOSYS),
    ...refused.flatMap((number) => answer(IF_EQUAL, number, REFUSE | EPERM)),
    [IF_EQUAL, 0, 3, CLONE[column] ?? 0],
    [LOAD_WORD, 0, 0, FIRST_ARGUMENT],
    [IF_ANY_BIT, 1, 0, CLONE_THREAD],
    [RETURN, 0, 0, REFUSE | EPERM],
    [RETURN, 0, 0, ALLOW],
  ];
}

function answer(condition: number, value: number, result: number): Instruction[] {
  return [
    [condition, 0, 1, value],
    [RETURN, 0, 0, result],
  ];
}

function assemble(program: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(program.length * INSTRUCTION_BYTES);
  const view = new DataView(bytes.buffer);
  program.forEach(([code, ifTrue, ifFalse, value], index) => {
    const at = index * INSTRUCTION_BYTES;
    view.setUint16(at, code, true);
    view.setUint8(at + 2, ifTrue);
    view.setUint8(at + 3, ifFalse);
    view.setUint32(at + 4, value, true);
  });
  return bytes;
}
