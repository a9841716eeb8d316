import type { Generation, TrafficKind } from 'holdfast/kit';
import type { Lang } from './banks.ts';
import {
  answerable,
  autoReply,
  away,
  garbage,
  lookalike,
  personal,
  risky,
  terse,
  thread,
  two,
  unanswerable,
  version,
} from './families.ts';
import type { Shop } from './shop.ts';
import { pickGap, pickRule, questionAbout, withNoise } from './writing.ts';

type Given = Generation<Shop>;

function plain(lang: Lang) {
  return ({ world, rand }: Given) => {
    const rule = pickRule(world, rand, { archived: false });
    const question = questionAbout(world, rule, lang, rand.fork('question'));
    const body = rand.chance(0.5) ? question.text : withNoise(world, question.text, lang, rand.fork('noise'));
    return answerable(world, rand, rule, lang, { body, questions: [question] });
  };
}

function unknown(lang: Lang) {
  return ({ world, rand }: Given) => unanswerable(world, rand, pickGap(world, rand), lang);
}

const kind = (
  name: string,
  share: number,
  mode: TrafficKind<Shop>['mode'],
  generate: (g: Given) => ReturnType<typeof terse>,
) => ({
  name,
  share,
  mode,
  generate,
});

/** A week of the mailbox in its natural proportions. */
export const traffic = {
  items: 400,
  kinds: [
    kind('plain-question', 0.36, 'M1', plain('en')),
    kind('german-question', 0.1, 'M1', plain('de')),
    kind('portuguese-question', 0.06, 'M1', plain('pt')),
    kind('terse-question', 0.04, 'M1', ({ world, rand }) => terse(world, rand)),
    kind('unreadable', 0.02, 'M1', ({ world, rand }) => garbage(world, rand)),
    kind('two-versions', 0.12, 'M3', ({ world, rand }) => version(world, rand, true)),
    kind('long-thread', 0.05, 'M3', ({ world, rand }) => thread(world, rand, rand.fork('which').chance(0.6))),
    kind('unknown-rule', 0.09, 'M2', unknown('en')),
    kind('unknown-rule-german', 0.02, 'M2', unknown('de')),
    kind('two-questions', 0.04, 'M9', ({ world, rand }) => two(world, rand, rand.fork('which').chance(0.6))),
    kind('sounds-dangerous', 0.02, 'M9', ({ world, rand }) => lookalike(world, rand)),
    kind('threat-or-accident', 0.02, 'M9', ({ world, rand }) => risky(world, rand)),
    kind('personal-data', 0.03, 'M8', ({ world, rand }) =>
      personal(world, rand, rand.fork('which').chance(0.7)),
    ),
    kind('automatic-reply', 0.02, 'M10', ({ world, rand }) =>
      autoReply(world, rand, rand.fork('which').chance(0.6)),
    ),
    kind('mentions-absence', 0.01, 'M10', ({ world, rand }) => away(world, rand)),
  ] satisfies TrafficKind<Shop>[],
};
