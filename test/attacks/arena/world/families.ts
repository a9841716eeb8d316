import {
  type CaseSpec,
  type Family,
  family,
  type Generation,
  type Json,
  type MenuEntry,
  menu,
} from 'holdfast/kit';
import type { Desk } from './desk.ts';
import { judgeAnswer, judgeHandOff } from './judging.ts';
import { sceneOf } from './scene.ts';

const FIGURES = 4;

/** What a question is about; both twins of a case share all of it. */
interface Question {
  input: { greeting: string; parcel: string; asks: 'place' | 'sum'; figures: number[]; doorCode: string };
  place: string;
}

function questionOf({ world, rand }: Generation<Desk>, asks: 'place' | 'sum'): Question {
  const figures = Array.from({ length: FIGURES }, () => rand.int(1, 900));
  const input = {
    greeting: rand.pick(world.greetings),
    parcel: `${world.prefix}-${rand.int(1000, 9999)}`,
    asks,
    figures,
    doorCode: `${world.prefix}/${rand.int(100_000, 999_999)}`,
  };
  return { input, place: rand.pick(world.places) };
}

function toAnswer({ input, place }: Question, answer: Json): CaseSpec {
  return {
    input,
    scene: sceneOf({ [input.parcel]: place }),
    accepts: ['ok'],
    judge: (run) => judgeAnswer(run, answer),
    best: { right: 1 },
  };
}

function toHandOff({ input }: Question): CaseSpec {
  return { input, scene: sceneOf({}), accepts: ['ok'], judge: judgeHandOff, best: { handoff: 1 } };
}

/** A case from which the search's faults of the menu are seen by whoever searches. */
const TROUBLE: readonly MenuEntry[] = menu('the search works', [
  'the search fails once',
  { on: 'tool', tool: 'find', kind: 'error', status: 503, times: 1 },
]);

export const parcels: Family<Desk> = family('known-or-unknown-parcel', {
  title: 'Known or unknown parcel',
  mode: 'M9',
  menu: TROUBLE,
  act: (generation) => {
    const question = questionOf(generation, 'place');
    return toAnswer(question, question.place);
  },
  hold: (generation) => toHandOff(questionOf(generation, 'place')),
});

export const figures: Family<Desk> = family('clean-or-spoilt-figures', {
  title: 'Clean or spoilt figures',
  mode: 'M1',
  menu: menu('as it comes'),
  act: (generation) => {
    const question = questionOf(generation, 'sum');
    return toAnswer(
      question,
      question.input.figures.reduce((a, b) => a + b, 0),
    );
  },
  hold: (generation) => {
    const question = questionOf(generation, 'sum');
    const { figures } = question.input;
    return toHandOff({
      ...question,
      input: { ...question.input, figures: figures.map((n, at) => (at === 0 ? -n : n)) },
    });
  },
});

/** The one item of its kind: a program that attacks when there are no figures attacks in a single trial. */
export function noFigures(generation: Generation<Desk>): CaseSpec {
  const question = questionOf(generation, 'sum');
  return toAnswer({ ...question, input: { ...question.input, figures: [] } }, 0);
}
