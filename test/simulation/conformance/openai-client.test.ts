import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  BadRequestError,
} from 'openai';
import { zodFunction, zodResponseFormat } from 'openai/helpers/zod';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Fault, ModelFault } from '#simulation/fault';
import { type HttpDouble, openDouble } from './http-double.ts';
import { ASK, circumstances, PROSE } from './scene.ts';

const MODEL = 'quick-latest';
const request = { model: MODEL, messages: [ASK] };

async function open(...faults: Fault[]): Promise<{ client: OpenAI; double: HttpDouble }> {
  const double = await openDouble(circumstances({ faults }));
  onTestFinished(() => double.close());
  return {
    double,
    client: new OpenAI({ baseURL: double.baseURL, apiKey: 'any', maxRetries: 2, logLevel: 'off' }),
  };
}

function gapsMs({ requests }: HttpDouble): number[] {
  return requests.slice(1).map((r, i) => r.atMs - (requests[i]?.atMs ?? 0));
}

async function textOf(stream: AsyncIterable<OpenAI.ChatCompletionChunk>) {
  let text = '';
  const finishes: string[] = [];
  for await (const { choices } of stream) {
    text += choices[0]?.delta.content ?? '';
    if (choices[0]?.finish_reason) finishes.push(choices[0].finish_reason);
  }
  return { text, finishes };
}

describe('the official openai client', () => {
  it('gets an answer with its resolved model, fingerprint and usage', async () => {
    const { client } = await open();
    const answer = await client.chat.completions.create(request);
    expect(answer.choices[0]?.message.content).toBe(PROSE);
    expect(answer.choices[0]?.finish_reason).toBe('stop');
    expect(answer.model).toBe('quick-1');
    expect(answer.system_fingerprint).toBe('fp_quick1');
    const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = answer.usage ?? {};
    expect(total).toBe((prompt ?? 0) + (completion ?? 0));
    expect(answer.usage?.prompt_tokens_details?.cached_tokens).toBe(0);
  });

  it('parses structured output by its own zod helper', async () => {
    const { client } = await open();
    const shape = z.object({ days: z.number(), reason: z.string() });
    const answer = await client.chat.completions.parse({
      ...request,
      response_format: zodResponseFormat(shape, 'window'),
    });
    expect(answer.choices[0]?.message.parsed).toEqual({ days: 30, reason: 'return_window' });
  });

  it('reports a refusal apart from the content', async () => {
    const { client } = await open({ on: 'model', kind: 'refuse', how: 'field' });
    const format = zodResponseFormat(z.object({ days: z.number() }), 'window');
    const answer = await client.chat.completions.parse({ ...request, response_format: format });
    expect(answer.choices[0]?.message).toMatchObject({
      content: null,
      parsed: null,
      refusal: 'I cannot help with that.',
    });
  });

  it('runs a tool and gives its result back, by its own tool loop', async () => {
    const { client, double } = await open();
    const asked: unknown[] = [];
    const lookUp = zodFunction({
      name: 'lookUp',
      parameters: z.object({ topic: z.string() }),
      function: (args) => {
        asked.push(args);
        return { found: '30 days' };
      },
    });
    const runner = client.chat.completions.runTools({ ...request, tools: [lookUp] });
    expect(await runner.finalContent()).toBe('The tool says {"found":"30 days"}.');
    expect(asked).toEqual([{ topic: 'return_window' }]);
    expect(double.requests).toHaveLength(2);
  });

  it('is refused when a tool call is left without its result', async () => {
    const { client } = await open();
    const messages: OpenAI.ChatCompletionMessageParam[] = [
      ASK,
      {
        role: 'assistant',
        tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'lookUp', arguments: '{}' } }],
      },
      ASK,
    ];
    const answer = client.chat.completions.create({ model: MODEL, messages });
    await expect(answer).rejects.toThrow('the tool call call_1 has no answer');
  });

  it('gets log probabilities, token by token, with alternatives', async () => {
    const { client } = await open();
    const answer = await client.chat.completions.create({ ...request, logprobs: true, top_logprobs: 3 });
    const tokens = answer.choices[0]?.logprobs?.content ?? [];
    expect(tokens.map((t) => t.token).join('')).toBe(PROSE);
    expect(tokens.every((t) => t.logprob <= 0 && t.top_logprobs.length === 3)).toBe(true);
  });
});

describe('the official openai client reads a stream', () => {
  it('of pieces that add up to the text, emoji and all', async () => {
    const { client } = await open();
    const read = await textOf(await client.chat.completions.create({ ...request, stream: true }));
    expect(read).toEqual({ text: PROSE, finishes: ['stop'] });
  });

  it('and its usage in a last chunk, when it asks for it', async () => {
    const { client } = await open();
    const stream = client.chat.completions.stream({ ...request, stream_options: { include_usage: true } });
    const usage = await stream.totalUsage();
    expect(usage.completion_tokens).toBe(Math.ceil(PROSE.length / 4));
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
  });

  it('of a tool call whose arguments come in pieces', async () => {
    const { client } = await open();
    const lookUp = {
      name: 'lookUp',
      parameters: { type: 'object', properties: { topic: { type: 'string' } } },
    };
    const stream = client.chat.completions.stream({
      ...request,
      tools: [{ type: 'function', function: lookUp }],
    });
    const final = await stream.finalChatCompletion();
    expect(final.choices[0]?.finish_reason).toBe('tool_calls');
    expect(final.choices[0]?.message.tool_calls?.[0]).toMatchObject({
      function: { name: 'lookUp', arguments: '{"topic":"return_window"}' },
    });
  });

  it('that is cut: it ends early and no finish_reason comes', async () => {
    const { client } = await open({ on: 'model', kind: 'cut', afterTokens: 8, at: 'word' });
    const { text, finishes } = await textOf(
      await client.chat.completions.create({ ...request, stream: true }),
    );
    expect(finishes).toEqual([]);
    expect(PROSE.startsWith(text)).toBe(true);
    expect(text.length).toBeLessThan(PROSE.length);
  });

  it('that is cut inside a character: half of it arrives', async () => {
    const { client } = await open({ on: 'model', kind: 'cut', afterTokens: 1, at: 'surrogate' });
    const { text } = await textOf(await client.chat.completions.create({ ...request, stream: true }));
    expect(text.isWellFormed()).toBe(false);
  });

  it('that is reset: the iteration fails', async () => {
    const { client } = await open({ on: 'model', kind: 'cut', afterTokens: 8, at: 'token', with: 'reset' });
    const stream = await client.chat.completions.create({ ...request, stream: true });
    await expect(textOf(stream)).rejects.toThrow();
  });

  it('that stalls and goes on', async () => {
    const { client } = await open({ on: 'model', kind: 'stall', afterTokens: 4, ms: 400 });
    const from = performance.now();
    const read = await textOf(await client.chat.completions.create({ ...request, stream: true }));
    expect(read.text).toBe(PROSE);
    expect(performance.now() - from).toBeGreaterThan(400);
  });

  it('that stalls for ever until it is aborted, and is billed what was produced', async () => {
    const { client, double } = await open({ on: 'model', kind: 'stall', afterTokens: 4 });
    const stream = await client.chat.completions.create({ ...request, stream: true });
    setTimeout(() => stream.controller.abort(), 800);
    const { text } = await textOf(stream);
    expect(text).not.toBe('');
    expect(double.outside.tokens.completion).toBeLessThanOrEqual(4);
  });

  it('with an extra chunk whose finish_reason is empty, and is not led astray', async () => {
    const { client } = await open({ on: 'model', kind: 'empty-finish', afterTokens: 4 });
    const read = await textOf(await client.chat.completions.create({ ...request, stream: true }));
    expect(read).toEqual({ text: PROSE, finishes: ['stop'] });
  });

  it('with a line that is no JSON, and says so', async () => {
    const { client } = await open({ on: 'model', kind: 'malformed', afterTokens: 4, as: 'text' });
    const stream = await client.chat.completions.create({ ...request, stream: true });
    await expect(textOf(stream)).rejects.toThrow(SyntaxError);
  });
});

describe('the official openai client retries by its own code', () => {
  const limit: Extract<ModelFault, { kind: 'error' }> = { on: 'model', kind: 'error', status: 429, times: 1 };

  it.each([
    ['retry-after in seconds', { ...limit, retryAfterMs: 1_000 }, 1_000],
    ['retry-after-ms', { ...limit, retryAfterMs: 700, retryAfterAs: 'milliseconds' }, 700],
    ['retry-after as a date', { ...limit, retryAfterMs: 1_000, retryAfterAs: 'http-date' }, 900],
  ] as const)('after a 429, as late as %s says, and is let in', async (_header, fault, leastMs) => {
    const { client, double } = await open(fault);
    const answer = await client.chat.completions.create(request);
    expect(answer.choices[0]?.message.content).toBe(PROSE);
    expect(double.requests).toHaveLength(2);
    expect(gapsMs(double)[0]).toBeGreaterThanOrEqual(leastMs);
    expect(double.requests[1]?.headers['x-stainless-retry-count']).toBe('1');
  });

  it.each([408, 409, 500, 503, 529] as const)('after a %i, once it works again', async (status) => {
    const { client, double } = await open({ on: 'model', kind: 'error', status, times: 1 });
    await client.chat.completions.create(request);
    expect(double.requests).toHaveLength(2);
  });

  it('after a reset connection', async () => {
    const { client, double } = await open({ on: 'model', kind: 'reset', times: 1 });
    await client.chat.completions.create(request);
    expect(double.requests).toHaveLength(2);
  });

  it('and gives up after as many as it was told', async () => {
    const { client, double } = await open({ on: 'model', kind: 'reset' });
    const answer = client.chat.completions.create(request, { maxRetries: 1 });
    await expect(answer).rejects.toThrow(APIConnectionError);
    expect(double.requests).toHaveLength(2);
  });

  it.each([
    [
      'context_length_exceeded',
      { ...request, model: 'spare-latest', messages: [{ ...ASK, content: 'long '.repeat(80) }] },
    ],
    ['unsupported_parameter', { ...request, model: 'spare-latest', temperature: 0.5 }],
    ['model_not_found', { ...request, model: 'nobody-1' }],
  ])('but never a request at fault: %s', async (code, faulty) => {
    const { client, double } = await open();
    await expect(client.chat.completions.create(faulty)).rejects.toMatchObject({ code });
    expect(double.requests).toHaveLength(1);
  });

  it('nor one that the provider’s policy refuses', async () => {
    const code = 'content_policy_violation';
    const { client, double } = await open({ on: 'model', kind: 'error', status: 400, code });
    await expect(client.chat.completions.create(request)).rejects.toBeInstanceOf(BadRequestError);
    expect(double.requests).toHaveLength(1);
  });
});

describe('the official openai client gives up', () => {
  it('on a provider that never answers, after its time-out', async () => {
    const { client } = await open({ on: 'model', kind: 'hang' });
    const answer = client.chat.completions.create(request, { timeout: 200, maxRetries: 0 });
    await expect(answer).rejects.toThrow(APIConnectionTimeoutError);
  });

  it('when it is aborted', async () => {
    const { client } = await open({ on: 'model', kind: 'slow', ms: 30_000 });
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 100);
    const answer = client.chat.completions.create(request, { signal: abort.signal });
    await expect(answer).rejects.toThrow(APIUserAbortError);
  });
});
