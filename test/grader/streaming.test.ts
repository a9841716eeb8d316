import { beforeAll, describe, expect, it } from 'vitest';
import { TRIAL_LIMITS } from '#domain/limits';
import { runTrial } from '#grader/run-trial';
import type { Engine } from '#sandbox/box';
import { createEngine } from '#sandbox/engine-node';
import { transpile } from '#sandbox/transpile';
import type { Fault } from '#simulation/fault';
import { Outside } from '#simulation/outside';
import { keyOf } from '#simulation/random';
import { aScene } from '../simulation/builders.ts';

const TEXT = 'Thirty days 😀 from the day on which it was delivered to you, as the rules in force say.';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

/** Runs a program's body, with `request`, against a model that says one text. */
async function runBody(body: string, faults: Fault[] = []) {
  const source = `
    export default async function main(input: null, host: any) {
      const request = { model: 'm', messages: [{ role: 'user', content: 'How long?' }] };
      ${body}
    }`;
  const compiled = transpile([{ path: 'main.ts', text: source }], 'main.ts');
  if (!compiled.ok) throw new Error(compiled.error.message);
  const opened = await engine.open(compiled.program, { tools: [] }, TRIAL_LIMITS);
  if (!opened.ok) throw new Error(opened.error.message);
  const scene = aScene({ model: { ...aScene().model, prose: () => TEXT } });
  const outside = new Outside({ scene, faults, key: keyOf('tests', 'streaming') });
  const run = runTrial(opened.box, outside, 'main.ts', null, TRIAL_LIMITS);
  opened.box.close();
  return { run, outside };
}

const READ = `
  let text = '';
  let finish = null;
  for await (const chunk of host.model.stream(request, options)) {
    text += chunk.choices[0]?.delta?.content ?? '';
    finish = chunk.choices[0]?.finish_reason || finish;
  }
  return { text, finish };`;

describe('a program that reads a stream', () => {
  it('gets the text in pieces, halves of characters put together again', async () => {
    const { run } = await runBody(`const options = {};${READ}`);
    expect(run).toMatchObject({ ending: 'returned', value: { text: TEXT, finish: 'stop' } });
  });

  it('sees a cut only by the finish_reason that is missing', async () => {
    const cut: Fault = { on: 'model', kind: 'cut', afterTokens: 5, at: 'word' };
    const { run } = await runBody(`const options = {};${READ}`, [cut]);
    expect(run.value).toMatchObject({ finish: null });
  });

  it('is told of a stall by its own time-out', async () => {
    const stall: Fault = { on: 'model', kind: 'stall', afterTokens: 5 };
    const { run } = await runBody(`const options = { timeoutMs: 1500 };${READ}`, [stall]);
    expect(run.ending).toBe('threw');
    expect(run.error?.name).toBe('TimeoutError');
    expect(run.virtualMs).toBeLessThan(5_000);
  });

  it('pays for what was produced when it leaves early', async () => {
    const { run, outside } = await runBody(`
      for await (const chunk of host.model.stream(request)) if (chunk.choices[0]?.delta?.content) break;
      await host.clock.sleep(1);
      return 'left';`);
    expect(run.value).toBe('left');
    expect(outside.tokens.completion).toBeLessThan(6);
  });

  it('pays for what was produced when it cancels', async () => {
    const { run, outside } = await runBody(`
      const token = host.clock.token();
      host.clock.sleep(600).then(() => token.cancel());
      try {
        for await (const chunk of host.model.stream(request, { token })) {}
      } catch (error) {
        return error.name;
      }`);
    expect(run.value).toBe('CancelledError');
    expect(outside.tokens.completion).toBeLessThan(TEXT.length / 4);
  });
});
