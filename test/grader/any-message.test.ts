import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readExercise } from '#catalog/read-exercise';
import { canonicalJson, type Json } from '#domain/json';
import type { FromGuest, Operation } from '#domain/step';
import type { Grading } from '#grader/grading';
import { openGrading } from '#grader/open-grading';
import type { Engine } from '#sandbox/box';
import practice from '../../exercises/support-assistant/world/practice.ts';

const FOLDER = fileURLToPath(new URL('../../exercises/support-assistant', import.meta.url));

/** Names and values that our side looks for, and those that every object has. */
const NAMES = [
  ...[
    'request',
    'args',
    'options',
    'timeoutMs',
    'ifVersion',
    'key',
    'value',
    'ms',
    'query',
    'limit',
    'token',
  ],
  ...[
    'model',
    'messages',
    'role',
    'content',
    'temperature',
    'max_completion_tokens',
    'response_format',
    'type',
  ],
  ...['json_schema', 'schema', 'name', 'properties', 'items', 'enum', 'const', 'metadata', 'user', 'system'],
  ...[
    'action',
    'answer',
    'handoff',
    'clarify',
    'reply',
    'claims',
    'source',
    'queue',
    'summary',
    'asks',
    'lang',
  ],
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'length', 'then', 'toJSON', '0', ''],
];

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<Json>(...NAMES),
    fc.constantFrom<Json>(null, true, 0, -1, 1e308, 1e-308, 2 ** 53, '\ud800', '\0', '1', 'x'.repeat(300)),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 6 }),
  ),
}));

const request = fc.record({
  model: fc.constant('aurora-2'),
  messages: fc.constant([{ role: 'user', content: 'When do I get my money back?' }]),
  response_format: fc.record({
    type: fc.constant('json_schema'),
    json_schema: fc.record({
      name: fc.constant('n'),
      schema: fc.dictionary(fc.constantFrom('properties', 'items', 'type', 'enum', 'const'), value, {
        maxKeys: 4,
      }),
    }),
  }),
});

const operation = fc.oneof(
  fc.record({ op: fc.constant('model.chat'), args: fc.record({ request, options: value }) }),
  fc.record({
    op: fc.constantFrom(
      'model.chat',
      'model.stream',
      'model.stream.next',
      'tool.kbSearch',
      'tool.constructor',
      'tool.',
    ),
    args: value,
  }),
  fc.record({
    op: fc.constantFrom('tool.kbSearch', 'model.chat'),
    args: fc.record({ args: value, request: value }),
  }),
  fc.record({
    op: fc.constantFrom('store.get', 'store.put', 'review.enqueue', 'clock.sleep', '', '__proto__'),
    args: value,
  }),
);

const outcome = fc.oneof(
  value,
  fc.record({
    action: fc.constantFrom('answer', 'handoff', 'clarify', 'ignore'),
    reply: value,
    claims: value,
    queue: value,
  }),
  fc.record({
    action: fc.constant('answer'),
    reply: fc.constant('We do.'),
    claims: fc.array(fc.record({ key: value, value, source: value }), { maxLength: 3 }),
  }),
);

it('no operation and no result of a program can make the grader throw', { timeout: 60_000 }, async () => {
  let script: { ops: Operation[]; end: Json } = { ops: [], end: null };
  const grading = await openWith(() => script);
  const scripts = fc.record({ ops: fc.array(operation, { maxLength: 6 }), end: outcome, at: fc.nat() });
  fc.assert(
    fc.property(scripts, ({ ops, end, at }) => {
      script = { ops: ops.map((o, n) => ({ ...o, id: n + 1 }) as Operation), end };
      const trial = grading.run(at % grading.total);
      expect(trial.ending).not.toBe('broken');
      expect(() => canonicalJson(JSON.parse(JSON.stringify(trial)))).not.toThrow();
      expect(Number.isFinite(trial.utilityMinor)).toBe(true);
    }),
    { numRuns: 1_500 },
  );
});

async function openWith(script: () => { ops: Operation[]; end: Json }): Promise<Grading> {
  const { exercise } = await readExercise(FOLDER);
  const { manifest, contentHash, starter } = exercise;
  const input = { manifest, contentHash, version: 1, world: { practice }, stage: manifest.stages.length };
  return openGrading({ ...input, files: starter, suites: ['practice'], secret: 'test' }, saying(script));
}

/** An engine whose every program asks for what the script says and, once something is answered, ends with its value. */
function saying(script: () => { ops: Operation[]; end: Json }): Engine {
  const ended = (value: Json): FromGuest => ({ ops: [], cancels: [], logs: [], end: { ok: true, value } });
  const said = (message: FromGuest) => ({ kind: 'message', message }) as const;
  const step = ({ t }: { t: string }) => {
    const { ops, end } = script();
    const log = { level: 'info', event: 'said', data: end } as const;
    if (t !== 'start' || ops.length === 0) return said(ended(end));
    return said({ ops, cancels: [ops.length, 99], logs: [log] });
  };
  const box = { begin: () => undefined, step, fuel: () => 0, close: () => undefined };
  return { id: 'scripted', open: async () => ({ ok: true, box }) };
}
