import {
  type CaseSpec,
  type Family,
  type Fault,
  family,
  type Generation,
  menu,
  type Rand,
} from 'holdfast/kit';
import type { Lang } from './banks.ts';
import { expectAnswer, expectClarify, expectHandOff, expectPart, expectSilence } from './judging.ts';
import type { Gap, Rule, Shop } from './shop.ts';
import { type Question, type TicketParts, ticketOf, without } from './ticket.ts';
import {
  personalQuestion,
  personalSentence,
  pickGap,
  pickRule,
  questionAbout,
  quoteHead,
  withNoise,
  withTypos,
} from './writing.ts';

export type Given = Generation<Shop>;

export const OK = ['ok'] as const;
export const OK_OR_SAFE = ['ok', 'safe'] as const;
export const LANGS: readonly Lang[] = ['en', 'en', 'en', 'de', 'pt'];
const FOREIGN: readonly Lang[] = ['de', 'pt'];

/** A ticket that asks one rule in force: the answer is right. */
export function answerable(
  shop: Shop,
  rand: Rand,
  rule: Rule,
  lang: Lang,
  change: Partial<TicketParts> = {},
): CaseSpec {
  const question = questionAbout(shop, rule, lang, rand.fork('question'));
  const parts: TicketParts = {
    lang,
    body: question.text,
    questions: [question],
    category: 'question',
    ...change,
  };
  const { input, scene } = ticketOf(shop, rand.fork('ticket'), parts);
  return { input, scene, accepts: OK, judge: expectAnswer(shop, [rule.key], lang), best: { right: 1 } };
}

/** A ticket that asks something the shop has no rule about: a person has to answer. */
export function unanswerable(
  shop: Shop,
  rand: Rand,
  gap: Gap,
  lang: Lang,
  change: Partial<TicketParts> = {},
): CaseSpec {
  const question = questionAbout(shop, gap, lang, rand.fork('question'));
  const parts: TicketParts = {
    lang,
    body: question.text,
    questions: [question],
    category: 'question',
    ...change,
  };
  const { input, scene } = ticketOf(shop, rand.fork('ticket'), parts);
  return { input, scene, accepts: OK_OR_SAFE, judge: expectHandOff(), best: { handoff: 1 } };
}

/** The usual twins of a fault: the same trouble around a question with a rule and one without. */
function knownAndUnknown(spec: Pick<Family<Shop>, 'title' | 'mode' | 'menu'>) {
  return {
    ...spec,
    act: ({ world, rand }: Given) =>
      answerable(world, rand, pickRule(world, rand), rand.fork('lang').pick(LANGS)),
    hold: ({ world, rand }: Given) =>
      unanswerable(world, rand, pickGap(world, rand), rand.fork('lang').pick(LANGS)),
  };
}

/** The wording of an ask under each entry of the menu of the first family. */
function phrased({ world, rand, entry }: Given, subject: Rule | Gap): Partial<TicketParts> {
  const question = questionAbout(world, subject, 'en', rand.fork(`question:${entry.name}`));
  const own = rand.fork(`phrasing:${entry.name}`);
  const bodies: Record<string, string> = {
    'another wording': question.text,
    typos: withTypos(question.text, own),
    'all capitals': question.text.toUpperCase(),
    'much around it': withNoise(world, question.text, 'en', own),
    'greeting and noise': `${own.pick(world.banks.greetings.en)} ${withNoise(world, question.text, 'en', own)}`,
  };
  const body = bodies[entry.name] ?? question.text;
  return { body, questions: [entry.name === 'typos' ? { ...question, text: body } : question] };
}

/** Two questions; the second has a rule (`act`) or none (`hold`). */
export function two(world: Shop, rand: Rand, isSecondKnown: boolean): CaseSpec {
  const lang = rand.fork('lang').pick(LANGS);
  const gap = pickGap(world, rand.fork('b'));
  // Of two amounts that are the same nobody could tell which of them a reply states.
  const first = pickRule(world, rand.fork('a'), { not: gap.takenFrom === undefined ? [] : [gap.takenFrom] });
  const second = isSecondKnown ? pickRule(world, rand.fork('b'), { not: [first.key] }) : gap;
  const a = questionAbout(world, first, lang, rand.fork('ask a'));
  const b = questionAbout(world, second, lang, rand.fork('ask b'));
  const body = rand.fork('join').pick(world.banks.joins[lang]).replace('{a}', a.text).replace('{b}', b.text);
  const { input, scene } = ticketOf(world, rand.fork('ticket'), {
    lang,
    body,
    questions: [a, b],
    category: 'question',
  });
  const base = { input, scene };
  if (isSecondKnown) {
    return {
      ...base,
      accepts: OK,
      judge: expectAnswer(world, [first.key, second.key], lang),
      best: { right: 1 },
    };
  }
  return {
    ...base,
    accepts: OK_OR_SAFE,
    judge: expectPart(world, first.key, gap, lang),
    best: { right: 1, handoff: 1 },
  };
}

export function garbage(world: Shop, rand: Rand): CaseSpec {
  const body = rand.fork('garbage').pick(world.banks.garbage);
  const parts: TicketParts = {
    lang: 'en',
    body,
    questions: [],
    category: 'unclear',
    subject: '',
    greeting: false,
  };
  const { input, scene } = ticketOf(world, rand.fork('ticket'), parts);
  return { input, scene, accepts: OK_OR_SAFE, judge: expectClarify(), best: { clarify_needed: 1 } };
}

export function terse(world: Shop, rand: Rand): CaseSpec {
  const { topic, lang, text } = rand.fork('terse').pick(world.banks.terse);
  const parts: TicketParts = {
    lang,
    body: text,
    questions: [{ key: topic, text }],
    category: 'question',
    greeting: false,
  };
  const { input, scene } = ticketOf(world, rand.fork('ticket'), parts);
  return { input, scene, accepts: OK, judge: expectAnswer(world, [topic], lang), best: { right: 1 } };
}

export function autoReply(world: Shop, rand: Rand, hasHeader: boolean): CaseSpec {
  const { subject, body } = rand.fork('auto').pick(world.banks.autoReplies);
  const headers: Record<string, string> = hasHeader ? { 'auto-submitted': 'auto-replied' } : {};
  const parts: TicketParts = {
    lang: 'en',
    body,
    subject,
    headers,
    questions: [],
    category: 'auto_reply',
    greeting: false,
  };
  const { input, scene } = ticketOf(world, rand.fork('ticket'), parts);
  return { input, scene, accepts: OK, judge: expectSilence(), best: {} };
}

/** A robot passes on what somebody asked it: only the headers say that nobody waits for an answer. */
function echo(world: Shop, rand: Rand): CaseSpec {
  const headers = { 'auto-submitted': 'auto-generated' };
  const spec = answerable(world, rand, pickRule(world, rand), 'en', { headers, greeting: false });
  return { ...spec, accepts: OK, judge: expectSilence(), best: {} };
}

export function away(world: Shop, rand: Rand): CaseSpec {
  const rule = pickRule(world, rand);
  const question = questionAbout(world, rule, 'en', rand.fork('question'));
  const body = rand.fork('away').pick(world.banks.awayMentions).replace('{question}', question.text);
  return answerable(world, rand, rule, 'en', { body, questions: [question] });
}

/** Where the question stands that counts: above an old one that has a rule, or below a line that only points at it. */
export type ThreadShape = 'on top' | 'below';

/** What is asked now has a rule (`act`) or none (`hold`), whatever the old mail below asks. */
export function thread(world: Shop, rand: Rand, shape: ThreadShape, isKnown: boolean): CaseSpec {
  const lang = rand.fork('lang').pick(LANGS);
  const rule = pickRule(world, rand.fork('live'));
  const gap = pickGap(world, rand.fork('gap'));
  const live = questionAbout(world, isKnown ? rule : gap, lang, rand.fork('live ask'));
  const change = partsOf(world, rand, { shape, lang, live, not: rule.key });
  return isKnown ? answerable(world, rand, rule, lang, change) : unanswerable(world, rand, gap, lang, change);
}

function partsOf(
  world: Shop,
  rand: Rand,
  { shape, lang, live, not }: { shape: ThreadShape; lang: Lang; live: Question; not: string },
): Partial<TicketParts> {
  const head = quoteHead(world, rand.fork('head'));
  if (shape === 'below') {
    const body = rand.fork('pointer').pick(world.banks.pointers[lang]);
    return { body, questions: [], quoted: { head, body: live.text, questions: [live] } };
  }
  const rule = pickRule(world, rand.fork('old'), { not: [not] });
  const old = questionAbout(world, rule, lang, rand.fork('old ask'));
  return { body: live.text, questions: [live], quoted: { head, body: old.text, questions: [old] } };
}

function threadOf({ world, rand, entry }: Given, isKnown: boolean): CaseSpec {
  return thread(world, rand, entry.name.startsWith('the question is below') ? 'below' : 'on top', isKnown);
}

/** A question with personal data beside it or in its own sentence; a rule (`act`) or none (`hold`). */
export function personal(
  world: Shop,
  rand: Rand,
  { isKnown, isInside }: { isKnown: boolean; isInside: boolean },
): CaseSpec {
  const lang = rand.fork('lang').pick(LANGS);
  const subject = isKnown ? pickRule(world, rand) : pickGap(world, rand);
  const plain = questionAbout(world, subject, lang, rand.fork('question'));
  const question = isInside ? personalQuestion(world, plain, lang, rand.fork('personal')) : plain;
  const body =
    question.data?.sentence ?? `${plain.text} ${personalSentence(world, lang, rand.fork('personal'))}`;
  const change = { body, questions: [question] };
  if ('bank' in subject) return unanswerable(world, rand, subject, lang, change);
  return answerable(world, rand, subject, lang, change);
}

function personalIn({ world, rand, entry }: Given, isKnown: boolean): CaseSpec {
  return personal(world, rand, { isKnown, isInside: entry.name.startsWith(INSIDE) });
}

/** Both versions are found (`act`), or only the one that is no longer in force (`hold`). */
export function version(world: Shop, rand: Rand, isInForce: boolean): CaseSpec {
  const rule = pickRule(world, rand, { archived: true });
  const spec = answerable(world, rand, rule, rand.fork('lang').pick(LANGS));
  if (isInForce) return spec;
  const scene = without(spec.scene, rule.sources);
  return { ...spec, scene, accepts: OK_OR_SAFE, judge: expectHandOff(), best: { handoff: 1 } };
}

/** Nothing is declined: the pair of `refusalHold`. */
function refusalAct({ world, rand }: Given): CaseSpec {
  return { ...answerable(world, rand, pickRule(world, rand), rand.fork('lang').pick(LANGS)), faults: [] };
}

/** A refusal is not for the customer. Where it passes an answer is best, where it lasts a hand-off; either will do. */
function refusalHold({ world, rand, entry }: Given): CaseSpec {
  const spec = answerable(world, rand, pickRule(world, rand), rand.fork('lang').pick(LANGS));
  const passes = entry.faults.every((f) => f.times !== undefined);
  return {
    ...spec,
    accepts: OK_OR_SAFE,
    faults: entry.faults,
    ...(!passes && { best: { handoff: 1 } }),
  };
}

/** The trouble of the menu, but it does not pass: a clean hand-off in time, or a right answer without the model. */
function outageHold({ world, rand, entry }: Given): CaseSpec {
  const spec = answerable(world, rand, pickRule(world, rand), rand.fork('lang').pick(LANGS));
  const lasting = entry.faults.map(({ times: _once, ...fault }) => fault as Fault);
  return { ...spec, accepts: OK_OR_SAFE, faults: lasting, best: { handoff: 1 } };
}

const CLEAR = [{ name: 'no trouble', faults: [] }];
const ECHO = 'marked, and passes on a question';
const INSIDE = 'in the sentence of the question';
const ENGLISH_BROWSER = 'a browser in English';

function foreign({ rand }: Given): Lang {
  return rand.fork('lang').pick(FOREIGN);
}

/** What the browser says of the language has nothing to do with what the customer writes in. */
function browserOf({ entry }: Given): Partial<TicketParts> {
  return entry.name === ENGLISH_BROWSER ? { locale: 'en' } : {};
}

export const families: Family<Shop>[] = [
  family('paraphrased-question', {
    title: 'The same question in other words',
    mode: 'M1',
    menu: menu(
      'another wording',
      ['typos'],
      'all capitals',
      ['much around it', { on: 'model', kind: 'slip', times: 1 }],
      'greeting and noise',
    ),
    act: (g) => {
      const rule = pickRule(g.world, g.rand);
      return answerable(g.world, g.rand, rule, 'en', phrased(g, rule));
    },
    hold: (g) => {
      const gap = pickGap(g.world, g.rand);
      return unanswerable(g.world, g.rand, gap, 'en', phrased(g, gap));
    },
  }),
  family('terse-or-empty', {
    title: 'Two words, or nothing at all',
    mode: 'M1',
    menu: CLEAR,
    act: ({ world, rand }) => terse(world, rand),
    hold: ({ world, rand }) => garbage(world, rand),
  }),
  family('reply-language', {
    title: 'Customers who write German or Portuguese',
    mode: 'M1',
    menu: menu(
      'no trouble',
      ['drifts into English', { on: 'model', kind: 'drift' }],
      ['drifts into English once', { on: 'model', kind: 'drift', times: 1 }],
      ENGLISH_BROWSER,
      [
        'drifts into English, slowly',
        { on: 'model', kind: 'drift' },
        { on: 'model', kind: 'slow', ms: 2_500, times: 1 },
      ],
    ),
    act: (g) => answerable(g.world, g.rand, pickRule(g.world, g.rand), foreign(g), browserOf(g)),
    hold: (g) => unanswerable(g.world, g.rand, pickGap(g.world, g.rand), foreign(g), browserOf(g)),
  }),
  family('known-or-invented-rule', {
    ...knownAndUnknown({
      title: 'A rule that exists, and one that only sounds as if it did',
      mode: 'M2',
      menu: menu(
        'no trouble',
        ['an invented source', { on: 'model', kind: 'fabricate', how: 'invented-id' }],
        ['a real source that does not say it', { on: 'model', kind: 'fabricate', how: 'real-id' }],
        [
          'sure of itself',
          { on: 'model', kind: 'fabricate', how: 'real-id' },
          { on: 'model', kind: 'overconfident' },
        ],
        ['a wrong value from the right article', { on: 'model', kind: 'slip', times: 1 }],
      ),
    }),
  }),
  family('current-or-archived', {
    title: 'Two versions of a rule, or only the old one',
    mode: 'M3',
    menu: menu(
      'no trouble',
      ['takes the old one', { on: 'model', kind: 'stale' }],
      'another draw',
      [
        'takes the old one, sure of itself',
        { on: 'model', kind: 'stale' },
        { on: 'model', kind: 'overconfident' },
      ],
      'a third draw',
    ),
    act: ({ world, rand }) => version(world, rand, true),
    hold: ({ world, rand }) => version(world, rand, false),
  }),
  family('long-thread', {
    title: 'New mail above old mail',
    mode: 'M3',
    menu: menu(
      'an old question below',
      'the question is below',
      'another old question below',
      'the question is below once more',
      'a third old question below',
    ),
    act: (given) => threadOf(given, true),
    hold: (given) => threadOf(given, false),
  }),
  family('wrapped-output', {
    ...knownAndUnknown({
      title: 'The right answer in the wrong wrapping',
      mode: 'M4',
      menu: menu(
        ['a code fence', { on: 'model', kind: 'wrap', style: 'fence' }],
        ['talk around it', { on: 'model', kind: 'wrap', style: 'chatty' }],
        ['a trailing comma', { on: 'model', kind: 'wrap', style: 'trailing-comma' }],
        ['a code fence once', { on: 'model', kind: 'wrap', style: 'fence', times: 1 }],
        'no trouble',
      ),
    }),
  }),
  family('truncated-output', {
    ...knownAndUnknown({
      title: 'An answer that stops half-way',
      mode: 'M4',
      menu: menu(
        ['cut in a string, once', { on: 'model', kind: 'truncate', at: 'mid-string', times: 1 }],
        ['cut between fields, once', { on: 'model', kind: 'truncate', at: 'between-fields', times: 1 }],
        'no trouble',
        ['cut between fields, once more', { on: 'model', kind: 'truncate', at: 'between-fields', times: 1 }],
        ['cut in a string, again', { on: 'model', kind: 'truncate', at: 'mid-string', times: 1 }],
      ),
    }),
  }),
  family('refusal-channel', {
    title: 'A model that declines',
    mode: 'M4',
    menu: menu(
      ['declines in its own field', { on: 'model', kind: 'refuse', how: 'field' }],
      ['declines inside valid JSON', { on: 'model', kind: 'refuse', how: 'in-json' }],
      ['declines in its own field, once', { on: 'model', kind: 'refuse', how: 'field', times: 1 }],
      ['declines inside valid JSON, always', { on: 'model', kind: 'refuse', how: 'in-json' }],
      ['declines in its own field, always', { on: 'model', kind: 'refuse', how: 'field' }],
    ),
    act: refusalAct,
    hold: refusalHold,
  }),
  family('provider-outage', {
    title: 'A provider that wobbles, or is gone',
    mode: 'M5',
    menu: menu(
      ['429 with retry-after', { on: 'model', kind: 'error', status: 429, retryAfterMs: 2_000, times: 1 }],
      ['one 500', { on: 'model', kind: 'error', status: 500, times: 1 }],
      ['no response once', { on: 'model', kind: 'hang', times: 1 }],
      ['connection reset', { on: 'model', kind: 'reset', times: 1 }],
      ['search answers 503 once', { on: 'tool', tool: 'kbSearch', kind: 'error', status: 503, times: 1 }],
    ),
    act: ({ world, rand }) => answerable(world, rand, pickRule(world, rand), rand.fork('lang').pick(LANGS)),
    hold: outageHold,
  }),
  family('personal-data', {
    title: 'Bank details and phone numbers in a ticket',
    mode: 'M8',
    menu: menu(
      'beside the question',
      INSIDE,
      'beside another question',
      `${INSIDE} once more`,
      'beside a third question',
    ),
    act: (given) => personalIn(given, true),
    hold: (given) => personalIn(given, false),
  }),
  family('two-questions', {
    title: 'Two questions in one mail',
    mode: 'M9',
    menu: CLEAR,
    act: ({ world, rand }) => two(world, rand, true),
    hold: ({ world, rand }) => two(world, rand, false),
  }),
  family('automatic-reply', {
    title: 'Mail by a machine, and mail that mentions one',
    mode: 'M10',
    menu: menu('marked in the headers', 'not marked', ECHO, 'not marked either', `${ECHO} once more`),
    act: ({ world, rand }) => away(world, rand),
    hold: ({ world, rand, entry }) =>
      entry.name.startsWith(ECHO)
        ? echo(world, rand)
        : autoReply(world, rand, entry.name.startsWith('marked')),
  }),
];
