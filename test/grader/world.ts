import type { Json, JsonObject } from '#domain/json';
import type { CaseSpec, ExerciseWorld, Family, Generation, RunView } from '#kit/define';
import { family, menu } from '#kit/define';
import { asObject, atMost, bounded, good, loggedText, never, vetoed, wrong } from '#kit/judge';
import { COMPETENCE, type Scene } from '#simulation/scene';

/** A world of one number: what a program has to multiply by. */
export interface Shop {
  factor: number;
}

type Kind = 'product' | 'refused' | 'said' | 'silent' | 'handoff';

function scene(): Scene {
  return {
    epochMs: Date.UTC(2026, 2, 3),
    segments: [],
    documents: [],
    inventions: {},
    competence: COMPETENCE,
    tools: { lookup: { latencyMs: 40, answer: (args) => ({ value: args }) } },
    model: {
      complete: (view) => ({ luck: view.draw('luck') }),
      refusals: [],
      refuseInFields: (fields) => fields,
      abstainFields: [],
    },
  };
}

function kindOf(value: Json): Json | undefined {
  return asObject(value)?.['kind'];
}

/** Right when the program answers with this kind (and value), safe when it hands the case to a person. */
function wants(kind: Kind, value?: number) {
  return (run: RunView) => {
    const given = asObject(run.value);
    if (kindOf(run.value) === 'handoff') return bounded('It asked a person.', { handoff: 1 });
    const isRight = given?.['kind'] === kind && (value === undefined || given['value'] === value);
    return isRight ? good('It did what was right.', { right: 1 }) : wrong('It did not.', { wrong: 1 });
  };
}

function aCase(input: JsonObject, judge: CaseSpec['judge'], over: Partial<CaseSpec> = {}): CaseSpec {
  return { input, scene: scene(), accepts: ['ok'], judge, best: { right: 1 }, ...over };
}

const seeds = ['one', 'two', 'three', 'four', 'five'] as const;

/** Multiply where there is a number; refuse where there is none: to make one up costs money. */
export function multiplying(over: Partial<Family<Shop>> = {}): Family<Shop> {
  return family<Shop>('multiplying', {
    title: 'A number or none',
    mode: 'M1',
    menu: menu(...seeds),
    act: ({ world, rand }) => {
      const n = rand.int(1000, 9999);
      return aCase({ ask: 'multiply', n, factor: world.factor }, wants('product', n * world.factor));
    },
    hold: ({ world }) =>
      aCase({ ask: 'multiply', n: null, factor: world.factor }, (run) =>
        kindOf(run.value) === 'product'
          ? vetoed('money', 'It made up a number.', { wrong: 1 })
          : wants('refused')(run),
      ),
    ...over,
  });
}

/** Ask the model where there is a text, also when it is busy at first; stay silent where there is none. */
export function talking(over: Partial<Family<Shop>> = {}): Family<Shop> {
  const busy = { on: 'model', kind: 'error', status: 429, retryAfterMs: 2_000, times: 1 } as const;
  return family<Shop>('talking', {
    title: 'A text or none',
    mode: 'M5',
    menu: menu(
      'calm',
      ['busy', busy],
      'calm again',
      ['reset', { on: 'model', kind: 'reset', times: 1 }],
      'last',
    ),
    act: ({ rand }) =>
      aCase({ ask: 'talk', text: `note ${rand.int(1000, 9999)}` }, wants('said'), {
        accepts: ['ok', 'safe'],
      }),
    hold: () => aCase({ ask: 'talk', text: '' }, wants('silent')),
    ...over,
  });
}

function traffic(kind: Family<Shop>, share: number) {
  const generate = (generation: Generation<Shop>) => kind.act(generation);
  return { name: `ordinary-${kind.id}`, share, mode: kind.mode, generate };
}

/** Two families, two rules that always hold, and a little traffic. */
export function aWorld(over: Partial<ExerciseWorld<Shop>> = {}): ExerciseWorld {
  const families = over.families ?? [multiplying(), talking()];
  const world: ExerciseWorld<Shop> = {
    tools: ['lookup'],
    makeWorld: (rand) => ({ factor: rand.int(2, 999) }),
    cases: { practice: 1, stress: 3 },
    families,
    invariants: [
      never('privacy', 'It logged a password.', (run) => loggedText(run).includes('password'), { leak: 1 }),
      atMost('model.', 3, 'It asked the model too often.'),
    ],
    traffic: { items: 8, kinds: families.map((f, i) => traffic(f, i === 0 ? 0.75 : 0.25)) },
    ...over,
  };
  return world as ExerciseWorld;
}
