import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, Output, stepCountIs, streamText, tool } from 'ai';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Fault } from '#simulation/fault';
import { QUESTION } from '../builders.ts';
import { type HttpDouble, openDouble } from './http-double.ts';
import { circumstances, PROSE } from './scene.ts';

async function open(...faults: Fault[]) {
  const double = await openDouble(circumstances({ faults }));
  onTestFinished(() => double.close());
  const provider = createOpenAICompatible({
    name: 'double',
    baseURL: double.baseURL,
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
  return { double, model: provider('quick-latest') };
}

function gapMs({ requests }: HttpDouble): number {
  return (requests[1]?.atMs ?? 0) - (requests[0]?.atMs ?? 0);
}

const lookUp = tool({
  inputSchema: z.object({ topic: z.string() }),
  execute: async ({ topic }) => ({ found: `${topic}: 30 days` }),
});

describe('the AI SDK', () => {
  it('gets a text, why it ended, and what it used', async () => {
    const { model } = await open();
    const { text, finishReason, usage, response } = await generateText({ model, prompt: QUESTION });
    expect(text).toBe(PROSE);
    expect(finishReason).toBe('stop');
    expect(usage.outputTokens).toBe(Math.ceil(PROSE.length / 4));
    expect(response.modelId).toBe('quick-1');
  });

  it('says that an answer was cut by its limit', async () => {
    const { model } = await open();
    const { text, finishReason } = await generateText({ model, prompt: QUESTION, maxOutputTokens: 5 });
    expect(finishReason).toBe('length');
    expect(text).toBe(PROSE.slice(0, 20));
  });

  it('says that an answer was stopped by the content filter', async () => {
    const { model } = await open({ on: 'model', kind: 'filter' });
    const { finishReason } = await generateText({ model, prompt: QUESTION });
    expect(finishReason).toBe('content-filter');
  });

  it('parses an object of a schema', async () => {
    const { model } = await open();
    const schema = z.object({ days: z.number(), reason: z.string() });
    const { output } = await generateText({ model, prompt: QUESTION, output: Output.object({ schema }) });
    expect(output).toEqual({ days: 30, reason: 'return_window' });
  });

  it('runs a tool and answers with its result', async () => {
    const { model, double } = await open();
    const { text, steps } = await generateText({
      model,
      prompt: QUESTION,
      tools: { lookUp },
      stopWhen: stepCountIs(3),
    });
    expect(text).toBe('The tool says {"found":"return_window: 30 days"}.');
    expect(steps[0]?.finishReason).toBe('tool-calls');
    expect(double.requests).toHaveLength(2);
  });

  it.each(['invalid-json', 'unknown-tool'] as const)('runs no tool on a call with %s', async (how) => {
    const { model } = await open({ on: 'model', kind: 'tool-call', how });
    const { toolCalls, toolResults } = await generateText({ model, prompt: QUESTION, tools: { lookUp } });
    expect(toolCalls[0]).toMatchObject({ invalid: true });
    expect(toolResults).toEqual([]);
  });
});

describe('the AI SDK reads a stream', () => {
  it('whole, with usage', async () => {
    const { model } = await open();
    const result = streamText({ model, prompt: QUESTION });
    expect(await result.text).toBe(PROSE);
    expect((await result.usage).outputTokens).toBe(Math.ceil(PROSE.length / 4));
    expect(await result.finishReason).toBe('stop');
  });

  it('that calls a tool', async () => {
    const { model } = await open();
    const result = streamText({ model, prompt: QUESTION, tools: { lookUp }, stopWhen: stepCountIs(3) });
    expect(await result.text).toBe('The tool says {"found":"return_window: 30 days"}.');
  });

  it('that is cut: what came, and an error that says it is not whole', async () => {
    const { model } = await open({ on: 'model', kind: 'cut', afterTokens: 8, at: 'word' });
    const errors: unknown[] = [];
    const result = streamText({ model, prompt: QUESTION, onError: ({ error }) => void errors.push(error) });
    expect(PROSE.startsWith(await result.text)).toBe(true);
    expect(await result.finishReason).not.toBe('stop');
    expect(errors.map(String)).toEqual([expect.stringContaining('without a finish reason')]);
  });

  it('that stalls, until it is aborted', async () => {
    const { model, double } = await open({ on: 'model', kind: 'stall', afterTokens: 4 });
    const result = streamText({ model, prompt: QUESTION, abortSignal: AbortSignal.timeout(800) });
    const kinds = [];
    for await (const part of result.fullStream) kinds.push(part.type);
    expect(kinds).toContain('text-delta');
    expect(kinds.at(-1)).toBe('abort');
    expect(double.outside.tokens.completion).toBeLessThanOrEqual(4);
  });
});

describe('the AI SDK retries by its own code', () => {
  const limit = { on: 'model', kind: 'error', status: 429, times: 1 } as const;

  it.each([
    ['retry-after', { ...limit, retryAfterMs: 1_000 }, 1_000],
    ['retry-after-ms', { ...limit, retryAfterMs: 600, retryAfterAs: 'milliseconds' }, 600],
  ] as const)('after a 429, as late as %s says, and is let in', async (_header, fault, leastMs) => {
    const { model, double } = await open(fault);
    const { text } = await generateText({ model, prompt: QUESTION });
    expect(text).toBe(PROSE);
    expect(double.requests).toHaveLength(2);
    expect(gapMs(double)).toBeGreaterThanOrEqual(leastMs);
  });

  it('after a 503, once it works again', async () => {
    const { model, double } = await open({ on: 'model', kind: 'error', status: 503, times: 1 });
    await generateText({ model, prompt: QUESTION });
    expect(double.requests).toHaveLength(2);
  });

  it('but not a 401', async () => {
    const { model, double } = await open({ on: 'model', kind: 'error', status: 401 });
    await expect(generateText({ model, prompt: QUESTION })).rejects.toMatchObject({ statusCode: 401 });
    expect(double.requests).toHaveLength(1);
  });
});
