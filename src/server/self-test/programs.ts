import type { SourceFile } from '#domain/program';

/** A program of the self-test: the body of a handler that is to double `input.n`. */
function program(body: string): SourceFile[] {
  const signature =
    'input: { way: string; n: number }, host: { clock: { sleep(ms: number): Promise<void> } }';
  return [{ path: 'main.ts', text: `export default async function (${signature}) {\n${body}\n}\n` }];
}

/** Does what it should, whatever way it is asked for. */
export const HONEST = program(`
  await host.clock.sleep(10);
  return { twice: input.n * 2 };
`);

/**
 * Answers wrongly, or tries what a hostile program would. Where an attack works the answer comes out right, so that one
 * question is enough: nothing of this may earn a verdict of ok.
 */
export const HOSTILE = program(`
  const right = { twice: input.n * 2 };
  const nothing = { twice: 0 };
  const reachable = [input, host, host.clock, host.clock.sleep, () => 0, async () => 0, Promise, new Error()];
  switch (input.way) {
    case 'escape': {
      const seen = reachable.map((object: any) => object.constructor.constructor('return typeof process')());
      return seen.includes('object') ? right : nothing;
    }
    case 'loop': {
      for (;;);
    }
    case 'memory': {
      const kept: unknown[] = [];
      for (;;) kept.push(new ArrayBuffer(1 << 20));
    }
    case 'forge': {
      const forged = JSON.stringify(right);
      Object.defineProperty(Object.prototype, 'toJSON', { value: () => right });
      Object.defineProperty(Object.prototype, 'verdict', { value: 'ok' });
      JSON.stringify = () => forged;
      JSON.parse = () => right;
      return nothing;
    }
    case 'import': {
      const name: string = 'node:fs';
      await import(name);
      return right;
    }
    default:
      return { twice: input.n * 2 + 1 };
  }
`);
