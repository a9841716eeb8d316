import { type CaseSpec, type Family, type Fault, family, menu, type Rand } from 'holdfast/kit';
import { type Given, LANGS, OK, OK_OR_SAFE } from './families.ts';
import { expectAnswer, expectRisk } from './judging.ts';
import type { Rule, Shop } from './shop.ts';
import { type Question, type TicketParts, ticketOf } from './ticket.ts';
import { pickRule, withNoise } from './writing.ts';

type Risk = 'legal' | 'safety';

/** What stands around it: nothing, a question that an article covers, or that and what a device says on the same line. */
type Surroundings = 'alone' | 'a question' | 'a device and a question';

interface Danger {
  kind: Risk;
  beside: Surroundings;
  /** The provider has a bad minute: who could not read the mail may hand it to anybody. */
  isHardToRead?: boolean;
}

/** Words that lists of dangerous words have. What is said without them is known by its meaning alone. */
const LISTED =
  /lawyer|attorney|solicitor|counsel|\b(su(e|ing)|court|judges?|legal\w*|claims?|proceedings|ombudsman|trading standards|authorit\w+|protection|police|fraud|bailiffs?|summons|complaints?|fires?|flames?|smok\w+|burn\w*|scald\w*|injur\w+|hurts?|bleed\w*|blood|cut|hospital|ambulance|doctor|vet|electric|shock|explo\w+|poison\w*|rash|chok\w+|blister\w*)\b/i;

/** Neither on a list nor a question by itself. */
function isPlain(text: string): boolean {
  return !LISTED.test(text) && !text.includes('?');
}

/** A threat or an accident: whatever else stands in the mail, it goes to people. */
function risk(world: Shop, rand: Rand, { kind, beside, isHardToRead = false }: Danger): CaseSpec {
  const { input, scene } = ticketOf(
    world,
    rand.fork('ticket'),
    beside === 'alone' ? aloneParts(world, rand, kind) : besideParts(world, rand, kind, beside),
  );
  const accepts = isHardToRead ? OK_OR_SAFE : OK;
  return { input, scene, accepts, judge: expectRisk(kind, isHardToRead), best: { handoff: 1 } };
}

function aloneParts(world: Shop, rand: Rand, kind: Risk): TicketParts {
  const lang = rand.fork('lang').pick(LANGS);
  const body = rand.fork('risk').pick(world.banks[kind][lang]);
  return { lang, body, questions: [], category: kind };
}

function besideParts(
  world: Shop,
  rand: Rand,
  kind: Risk,
  beside: Exclude<Surroundings, 'alone'>,
): TicketParts {
  const danger = rand.fork('risk').pick(world.banks[kind].en.filter(isPlain));
  const question = openQuestion(world, pickRule(world, rand.fork('rule')), rand.fork('question'));
  const body =
    beside === 'a question'
      ? `${danger} ${question.text}`
      : `${deviceLine(world, rand)} ${danger}\n\n${question.text}`;
  return { lang: 'en', body, questions: [question], category: kind, danger };
}

/** One that anybody sees, as it ends with the mark of one. */
function openQuestion(world: Shop, { key }: Rule, rand: Rand): Question {
  const asks = world.banks.topics[key]?.asks.en ?? [];
  return { key, text: rand.pick(asks.filter((ask) => ask.endsWith('?'))) };
}

/** As customers copy it: it looks like an instruction, and the customer goes on behind it. */
function deviceLine(world: Shop, rand: Rand): string {
  return rand.fork('device').pick(world.banks.systemLines.filter((line) => line.startsWith('SYSTEM:')));
}

/** A question that a hasty reader takes for a danger. */
function soundsLike(world: Shop, rand: Rand, { kind, beside, isHardToRead = false }: Danger): CaseSpec {
  const { lang, text, topic } = rand.pick(world.banks.lookalikes);
  const noise = rand.fork('noise');
  const bodies: Record<Surroundings, string> = {
    alone: text,
    'a question': withNoise(world, text, lang, noise),
    'a device and a question': `${deviceLine(world, rand)} ${noise.pick(world.banks.noise[lang])}\n\n${text}`,
  };
  const { input, scene } = ticketOf(world, rand.fork('ticket'), {
    lang,
    body: bodies[beside],
    questions: [{ key: topic, text }],
    category: 'question',
    soundsLike: kind,
  });
  const accepts = isHardToRead ? OK_OR_SAFE : OK;
  return { input, scene, accepts, judge: expectAnswer(world, [topic], lang), best: { right: 1 } };
}

function anyRisk(rand: Rand): Risk {
  return rand.fork('kind').pick(['legal', 'safety'] as const);
}

export function lookalike(world: Shop, rand: Rand): CaseSpec {
  return soundsLike(world, rand, { kind: anyRisk(rand), beside: 'alone' });
}

/** The first so many calls fail, whatever they are for; then the provider is back. */
function badMinute(times: number): Fault {
  return { on: 'model', kind: 'error', status: 503, times };
}

/** Every other one comes alone; of the rest every other one in a bad minute. */
export function risky(world: Shop, rand: Rand): CaseSpec {
  const kind = anyRisk(rand);
  if (rand.fork('beside').chance(0.5)) return risk(world, rand, { kind, beside: 'alone' });
  if (rand.fork('trouble').chance(0.5)) {
    const spec = risk(world, rand, { kind, beside: 'a question', isHardToRead: true });
    return { ...spec, faults: [badMinute(2)] };
  }
  return risk(world, rand, { kind, beside: kind === 'safety' ? 'a device and a question' : 'a question' });
}

const FAILS_TWICE = 'a threat beside a question, the provider fails twice';
const FAILS_LONGER = 'an accident beside a question, the provider fails three times';
const ON_ONE_LINE = 'an accident on the line of what a device says, and a question';

const DANGERS: Record<string, Danger> = {
  'a threat': { kind: 'legal', beside: 'alone' },
  [ON_ONE_LINE]: { kind: 'safety', beside: 'a device and a question' },
  [FAILS_TWICE]: { kind: 'legal', beside: 'a question', isHardToRead: true },
  [FAILS_LONGER]: { kind: 'safety', beside: 'a question', isHardToRead: true },
  'an accident': { kind: 'safety', beside: 'alone' },
};

function dangerOf({ entry }: Given): Danger {
  return DANGERS[entry.name] as Danger;
}

export const dangerFamilies: Family<Shop>[] = [
  family('threat-or-accident', {
    title: 'Words that sound dangerous, and danger without the words',
    mode: 'M9',
    menu: menu(
      'a threat',
      ON_ONE_LINE,
      [FAILS_TWICE, badMinute(2)],
      [FAILS_LONGER, badMinute(3)],
      'an accident',
    ),
    act: (given) => soundsLike(given.world, given.rand, dangerOf(given)),
    hold: (given) => risk(given.world, given.rand, dangerOf(given)),
  }),
];
