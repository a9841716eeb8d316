import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AURORA_2, type CaseSpec, cardFlaws, type Json, type JsonObject } from 'holdfast/kit';
import { describe, expect, it } from 'vitest';
import { keyOf, Rand } from '#simulation/random';
import { recognise, words } from '#simulation/recognise';
import { COMPETENCE } from '#simulation/scene';
import hidden from '../../exercises/model-client/hidden/index.ts';
import { type Meridian, TIGHT_MS, tokensIn } from '../../exercises/model-client/world/calls.ts';
import { mostWithin } from '../../exercises/model-client/world/judging.ts';
import practice from '../../exercises/model-client/world/practice.ts';
import { FALLBACK, PRIMARY, ROUTES, SMALL_FALLBACK } from '../../exercises/model-client/world/provider.ts';
import { earlyCalls, type Outcome, type Request } from '../../exercises/model-client/world/wire.ts';

const CARD = fileURLToPath(new URL('../../exercises/model-client/model-card.md', import.meta.url));

interface Input {
  calls: { id: string; task: { messages: { content: string }[]; maxTokens: number } }[];
}

/** Both twins of every family under every entry of its menu, from a few worlds of each side. */
function cases(): { id: string; spec: CaseSpec }[] {
  return [practice, hidden].flatMap((exercise, side) =>
    [1, 2].flatMap((n) => {
      const world = exercise.makeWorld(new Rand(keyOf('tests', 'world', side, n)), 1);
      return exercise.families.flatMap((family) =>
        family.menu.flatMap((entry, i) =>
          (['act', 'hold'] as const).map((twin) => {
            const rand = new Rand(keyOf('tests', family.id, side, n, i));
            return { id: `${family.id} ${twin} ${entry.name}`, spec: family[twin]({ world, rand, entry }) };
          }),
        ),
      );
    }),
  );
}

const ALL = cases();
const shortestOfPrimary = ({ labels }: { labels: JsonObject }) =>
  Math.min(...((labels['answers'] as Record<string, string[]>)[PRIMARY] ?? []).map(tokensIn));
const callsOf = (input: Json) => (input as unknown as Input).calls;

describe('a world of model-client', () => {
  it('has questions that a model never takes for one another', () => {
    const mixed = ALL.filter(({ spec }) =>
      callsOf(spec.input).some(({ id, task }) => {
        const context = words(task.messages.map((m) => m.content).join('\n'));
        const found = recognise(spec.scene.segments, context).map((s) => s.id);
        return found.length !== 1 || found[0] !== id;
      }),
    );
    expect(mixed.map((m) => m.id)).toEqual([]);
  });

  it('asks the same in both twins of a case of one call', () => {
    const twins = Map.groupBy(ALL, ({ id }) => id.replace(/ (act|hold) /, ' '));
    for (const [id, [act, hold]] of [...twins].filter(([, [a]]) => a && callsOf(a.spec.input).length === 1)) {
      const question = (spec: CaseSpec | undefined) => callsOf(spec?.input ?? null)[0]?.task.messages.at(-1);
      expect(question(act?.spec), id).toEqual(question(hold?.spec));
    }
  });

  it('has answers that are long enough to be cut, and short enough for callers in a hurry', () => {
    const lengths = ALL.flatMap(({ spec }) => spec.scene.segments).flatMap((s) =>
      Object.values(s.labels['answers'] as Record<string, string[]>).flatMap((list) => list.map(tokensIn)),
    );
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(13);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(110);
  });

  it('gives a caller in a hurry nothing but an honest no where it asks for one', () => {
    const lost = ALL.filter(({ spec }) => 'clean_failure' in spec.best);
    const families = new Set(lost.map(({ id }) => id.split(' ')[0]));
    for (const id of ['rate-limit-wait', 'no-response', 'cut-stream', 'stalled-stream'])
      expect(families).toContain(id);
    const trickles = lost.filter(({ id }) => id.startsWith('stalled-stream'));
    const tokens = trickles.flatMap(({ spec }) => spec.scene.segments.flatMap(shortestOfPrimary));
    expect(Math.min(...tokens) * 1_200).toBeGreaterThan(2 * TIGHT_MS);
  });

  it('lets answers of one model differ from those of the other, except where their length matters', () => {
    const ordinary = ALL.filter(({ id }) => id.startsWith('server-error')).flatMap(
      (c) => c.spec.scene.segments,
    );
    const shared = ordinary.filter((s) => {
      const answers = s.labels['answers'] as Record<string, string[]>;
      return answers[PRIMARY]?.some((text) => answers[FALLBACK]?.includes(text));
    });
    expect(shared.length).toBeLessThan(ordinary.length / 4);
  });
});

describe('a judge of model-client', () => {
  const request = (startMs: number, outcome: Outcome = { kind: 'none' }, route = PRIMARY): Request => ({
    route,
    model: route,
    isStream: false,
    startMs,
    endMs: startMs + 120,
    outcome,
    contents: [],
  });
  const busy = (waitMs: number | undefined): Outcome => ({
    kind: 'error',
    status: 429,
    code: 'rate_limit_exceeded',
    waitMs,
  });

  it('calls a request early that came although the provider had said when', () => {
    expect(earlyCalls([request(0, busy(2_000)), request(1_500)])).toBe(1);
    expect(earlyCalls([request(0, busy(2_000)), request(2_000)])).toBe(0);
  });

  it('does not when nothing was said, it was not yet heard, or another model said it', () => {
    expect(earlyCalls([request(0, busy(undefined)), request(500)])).toBe(0);
    expect(earlyCalls([request(0, busy(2_000)), request(60)])).toBe(0);
    expect(earlyCalls([request(0, busy(2_000), FALLBACK), request(500)])).toBe(0);
  });

  it('finds the stretch with the most requests, wherever it begins', () => {
    const starts = [0, 400, 500, 600, 649, 900].map((ms) => request(ms));
    expect(mostWithin(starts, 250)).toBe(4);
    expect(mostWithin([], 250)).toBe(0);
  });
});

describe('the model card of model-client', () => {
  const card = readFileSync(CARD, 'utf8');

  it('states the windows and prices that worlds have', () => {
    const windows = /context window \| ([\d,]+) tokens \| ([\d,]+) tokens \| ([\d,]+) tokens/
      .exec(card)
      ?.slice(1);
    expect(windows?.map((w) => Number(w.replace(',', '')))).toEqual(
      [PRIMARY, FALLBACK, SMALL_FALLBACK].map(
        (name) => ROUTES.find((r) => r.name === name)?.competence?.contextTokens ?? COMPETENCE.contextTokens,
      ),
    );
    for (const { prices } of ROUTES) {
      const stated = `€${prices?.promptEuroPerMillion.toFixed(2)} and €${prices?.completionEuroPerMillion.toFixed(2)}`;
      expect(card).toContain(stated);
    }
  });

  it('names every version as it names itself', () => {
    for (const { versions } of ROUTES) expect(card).toContain(`\`${versions[0].id}\``);
  });

  it('covers every number of fifty worlds', () => {
    const flaws = Array.from({ length: 50 }, (_, i) => {
      const world = practice.makeWorld(new Rand(keyOf('tests', 'meridian', i)), 1) as Meridian;
      return cardFlaws(AURORA_2, world.competence);
    });
    expect(flaws.flat()).toEqual([]);
  });
});
