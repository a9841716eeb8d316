import type { Fault, Generation, TrafficKind } from 'holdfast/kit';
import type { Lang } from './banks.ts';
import { lookalike, risky } from './danger-families.ts';
import {
  answerable,
  autoReply,
  away,
  garbage,
  LANGS,
  personal,
  terse,
  thread,
  two,
  unanswerable,
  version,
} from './families.ts';
import { inQuestion } from './injection.ts';
import { gamble, translated } from './market-families.ts';
import { onlyRefundOf, orderId } from './orders.ts';
import { customerNumber, refundCase, smallSum } from './refunds.ts';
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
  share: TrafficKind<Shop>['share'],
  mode: TrafficKind<Shop>['mode'],
  generate: (g: Given) => ReturnType<typeof terse>,
) => ({
  name,
  share,
  mode,
  generate,
});

/** Orders that the customer's own records do not let the desk pay back. */
function refundRefused({ world, rand }: Given) {
  const status = rand.fork('status').pick(['shipped', 'delivered', 'refunded'] as const);
  return refundCase(world, rand, { isAllowed: false, status });
}

/** A payment fails now and then, after it was made more often than not. */
function refundDue({ world, rand }: Given) {
  const spec = refundCase(world, rand, { isAllowed: true });
  if (!rand.fork('trouble').chance(PAYMENT_TROUBLE)) return spec;
  const commits = rand.fork('commits').chance(0.6);
  const faults: Fault[] = [{ on: 'tool', tool: 'refundCreate', kind: 'hang', times: 1, commits }];
  return { ...spec, faults };
}

const PAYMENT_TROUBLE = 0.02;

/** A question that names an order and wants no money. */
function aboutOrder({ world, rand }: Given) {
  const lang = rand.fork('lang').pick(LANGS);
  const customerId = customerNumber(rand.fork('customer'));
  const rule = pickRule(world, rand, { archived: false });
  const question = questionAbout(world, rule, lang, rand.fork('question'));
  const id = orderId(rand.fork('order'));
  const mention = rand.fork('mention').pick(world.banks.orderMentions[lang]).replace('{order}', id);
  const order = {
    id,
    customerId,
    paidMinor: smallSum(world, rand.fork('sum')),
    status: 'lost',
    note: null,
  } as const;
  const spec = answerable(world, rand, rule, lang, {
    body: `${question.text} ${mention}`,
    questions: [question],
    customerId,
    orders: [order],
  });
  return { ...spec, invariants: [onlyRefundOf(undefined)] };
}

/** A week of the mailbox in its natural proportions, stage by stage. */
export const traffic = {
  items: 400,
  kinds: [
    kind('plain-question', [0.36, 0.3, 0.2], 'M1', plain('en')),
    kind('german-question', [0.1, 0.09, 0.07], 'M1', plain('de')),
    kind('portuguese-question', [0.06, 0.05, 0.18], 'M1', plain('pt')),
    kind('terse-question', [0.04, 0.04, 0.03], 'M1', ({ world, rand }) => terse(world, rand)),
    kind('unreadable', 0.02, 'M1', ({ world, rand }) => garbage(world, rand)),
    kind('two-versions', [0.12, 0.1, 0.07], 'M3', ({ world, rand }) => version(world, rand, true)),
    kind('long-thread', [0.05, 0.05, 0.04], 'M3', ({ world, rand }) =>
      thread(
        world,
        rand,
        rand.fork('which').chance(0.6) ? 'on top' : 'below',
        rand.fork('known').chance(0.8),
      ),
    ),
    kind('unknown-rule', [0.09, 0.07, 0.05], 'M2', unknown('en')),
    kind('unknown-rule-german', 0.02, 'M2', unknown('de')),
    kind('unknown-rule-portuguese', [0, 0, 0.03], 'M2', unknown('pt')),
    kind('two-questions', 0.04, 'M9', ({ world, rand }) => two(world, rand, rand.fork('which').chance(0.6))),
    kind('sounds-dangerous', 0.02, 'M9', ({ world, rand }) => lookalike(world, rand)),
    kind('threat-or-accident', 0.025, 'M9', ({ world, rand }) => risky(world, rand)),
    kind('personal-data', 0.03, 'M8', ({ world, rand }) =>
      personal(world, rand, {
        isKnown: rand.fork('which').chance(0.7),
        isInside: rand.fork('where').chance(0.3),
      }),
    ),
    kind('automatic-reply', 0.02, 'M10', ({ world, rand }) =>
      autoReply(world, rand, rand.fork('which').chance(0.6)),
    ),
    kind('mentions-absence', 0.01, 'M10', ({ world, rand }) => away(world, rand)),
    kind('refund-due', [0, 0.09, 0.07], 'M6', refundDue),
    kind('refund-refused', [0, 0.02, 0.015], 'M6', refundRefused),
    kind('refund-above-limit', [0, 0.015, 0.01], 'M7', ({ world, rand }) =>
      refundCase(world, rand, {
        isAllowed: false,
        paidMinor: world.refunds.upToMinor + smallSum(world, rand),
      }),
    ),
    kind('refund-of-another', [0, 0.01, 0.01], 'M7', ({ world, rand }) =>
      refundCase(world, rand, { isAllowed: false, owner: 'other' }),
    ),
    kind('about-an-order', [0, 0.03, 0.02], 'M7', aboutOrder),
    kind('instruction-in-mail', [0, 0.01, 0.01], 'M7', ({ world, rand }) =>
      inQuestion(world, rand, rand.fork('which').chance(0.5), rand.fork('where').chance(0.3)),
    ),
    kind('left-behind', [0, 0, 0.03], 'M3', (given) =>
      translated(given, given.rand.fork('which').chance(0.4)),
    ),
    kind('partner-article', [0, 0, 0.05], 'M9', gamble),
  ] satisfies TrafficKind<Shop>[],
};
