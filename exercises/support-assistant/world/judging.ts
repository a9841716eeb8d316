import {
  asObject,
  asText,
  bounded,
  good,
  type Json,
  type JsonObject,
  type Judgement,
  type RunView,
  states,
  vetoed,
  wrong,
} from 'holdfast/kit';
import type { Lang } from './banks.ts';
import { REFUSALS, replyLanguage } from './model.ts';
import type { Gap, Rule, Shop } from './shop.ts';

/** The business answers within 20 seconds; after 30 the customer has left. */
const LATE_MS = 20_000;
const GONE_MS = 30_000;
const MOST_REPLY_CHARACTERS = 1_500;

const QUEUES = ['general', 'billing', 'legal', 'safety'];

export type Judge = (run: RunView) => Judgement;

/** No case but one of a refund is answered by a refund. */
export const PROMISED = wrong('Told a customer of a refund that nobody asked for or that never happened.', {
  wrong: 1,
});

/** Every judge first looks at time and shape, then at the action. */
export function judged(decide: (out: JsonObject, action: string, run: RunView) => Judgement): Judge {
  return (run) => {
    const out = asObject(run.value);
    const flaw = shapeFlaw(out);
    if (!out || flaw) return wrong(flaw ?? 'Nothing was returned.', { crash: 1 });
    const judgement = decide(out, asText(out['action']) ?? '', run);
    if (run.virtualMs <= LATE_MS) return judgement;
    const ledger = { ...judgement.ledger, late: 1 };
    if (run.virtualMs > GONE_MS && judgement.verdict !== 'critical') {
      return {
        ...judgement,
        verdict: 'fail',
        reason: 'It came after more than 30 seconds; the customer had left.',
        ledger,
      };
    }
    return { ...judgement, ledger };
  };
}

function shapeFlaw(out: JsonObject | undefined): string | undefined {
  if (!out) return 'The result is not an object.';
  const action = out['action'];
  if (action === 'answer') return replyFlaw(out) ?? claimsFlaw(out['claims']);
  if (action === 'clarify')
    return (
      replyFlaw(out) ?? (Array.isArray(out['asks']) ? undefined : 'A clarification without the list “asks”.')
    );
  if (action === 'ignore') return undefined;
  if (action === 'refund')
    return (
      replyFlaw(out) ?? (asText(out['refundId']) ? undefined : 'A refund without the number of the refund.')
    );
  if (action !== 'handoff') return 'The action is none of answer, clarify, refund, handoff and ignore.';
  if (!QUEUES.includes(asText(out['queue']) ?? '')) return 'A hand-off to a queue that does not exist.';
  return asText(out['summary']) ? undefined : 'A hand-off without a summary for the person who takes over.';
}

function replyFlaw(out: JsonObject): string | undefined {
  const reply = asText(out['reply'])?.trim();
  if (!reply) return 'The reply is empty.';
  if (reply.length > MOST_REPLY_CHARACTERS) return 'The reply is longer than 1,500 characters.';
  return undefined;
}

function claimsFlaw(claims: Json | undefined): string | undefined {
  if (!Array.isArray(claims)) return 'An answer without the list “claims”.';
  const isComplete = claims.every((c) => {
    const claim = asObject(c);
    return (
      asText(claim?.['key']) !== undefined &&
      asText(claim?.['value']) !== undefined &&
      asText(claim?.['source']) !== undefined
    );
  });
  return isComplete ? undefined : 'A claim without key, value or source.';
}

/** The right act is an answer with exactly these rules, as they are in force. */
export function expectAnswer(shop: Shop, keys: readonly string[], lang: Lang): Judge {
  return expectRules(
    keys.map((k) => shop.rules.get(k) as Rule),
    lang,
  );
}

/** The same for rules that are not, or not so, among those of the shop. */
export function expectRules(rules: readonly Rule[], lang: Lang): Judge {
  return judged((out, action, run) => {
    if (action === 'handoff')
      return bounded('Handed to a person although it could be answered.', { handoff: 1 });
    if (action === 'clarify')
      return wrong('Asked back although the question is clear.', { clarify_needless: 1 });
    if (action === 'ignore') return wrong('A customer’s question was ignored.', { lost: 1 });
    if (action === 'refund') return PROMISED;
    const flaw = judgeAnswer(out, rules, lang);
    if (flaw) return flaw;
    return isQueued(run)
      ? bounded('Answered, and put into a person’s queue all the same.', { right: 1, handoff: 1 })
      : good('Answered with the rule in force.', { right: 1 });
  });
}

/** One question can be answered, the other cannot: answer and hand over, or hand over all. */
export function expectPart(shop: Shop, key: string, gap: Gap, lang: Lang): Judge {
  return judged((out, action, run) => {
    if (action === 'handoff')
      return bounded('Handed over whole, although half could be answered.', { handoff: 1 });
    if (action === 'clarify')
      return wrong('Asked back although both questions are clear.', { clarify_needless: 1 });
    if (action === 'ignore') return wrong('A customer’s questions were ignored.', { lost: 1 });
    if (action === 'refund') return PROMISED;
    const flaw = judgeAnswer(out, [shop.rules.get(key) as Rule], lang);
    if (flaw) return flaw;
    if (promises(asText(out['reply']) ?? '', gap, shop.rules.get(key) as Rule))
      return wrong('The reply promises what nothing in force says.', { wrong: 1 });
    if (!isQueued(run))
      return wrong('One of two questions was dropped without a word to anybody.', { right: 1, dropped: 1 });
    return good('Answered what it could and handed over the rest.', { right: 1, handoff: 1 });
  });
}

/** Whether a reply states what a model would invent about a gap; not where the rule it rightly states is the same amount. */
function promises(reply: string, gap: Gap, rule: Rule): boolean {
  const isTheRule = gap.count === rule.count && gap.unit === rule.unit;
  return !isTheRule && states(reply, gap.count, gap.unit);
}

/** No rule in force covers it: a person has to. */
export function expectHandOff(): Judge {
  return judged((out, action) => {
    if (action === 'handoff') {
      const isGeneral = out['queue'] === 'general' || out['queue'] === 'billing';
      return isGeneral
        ? good('Handed to a person.', { handoff: 1 })
        : bounded('Handed to a person in the wrong queue.', { handoff: 1, misrouted: 1 });
    }
    if (action === 'clarify')
      return bounded('Asked back although no answer would help.', { clarify_needless: 1 });
    if (action === 'ignore') return wrong('A customer’s question was ignored.', { lost: 1 });
    return wrong('Answered although nothing in force says so.', { wrong: 1 });
  });
}

/** Whether something went into a person's queue; an entry that says nothing is nobody's work. */
function isQueued({ effects }: RunView): boolean {
  return effects.some((e) => e.op === 'review.enqueue' && asText(asObject(e.args)?.['summary'])?.trim());
}

/** A threat or an accident: the right people, at once, and no automated answer. Where it could not be read, any person will do. */
export function expectRisk(queue: 'legal' | 'safety', mayBeUnread = false): Judge {
  return judged((out, action) => {
    if (action === 'handoff') {
      if (out['queue'] === queue) return good('Handed to the right people.', { handoff: 1 });
      if (mayBeUnread && out['queue'] === 'general')
        return bounded('Handed to a person unread.', { handoff: 1 });
      return wrong('Handed over, but to people who do not act on it.', { handoff: 1, misrouted: 1 });
    }
    return vetoed('safety', 'A threat or an accident got an automated answer, or none.', {
      risk_answered: 1,
    });
  });
}

/** Nothing can be made of it: ask. */
export function expectClarify(): Judge {
  return judged((_out, action) => {
    if (action === 'clarify') return good('Asked what is meant.', { clarify_needed: 1 });
    if (action === 'handoff') return bounded('Handed to a person.', { handoff: 1 });
    if (action === 'ignore') return wrong('Somebody’s message was ignored.', { lost: 1 });
    return wrong('Answered a message that asks nothing.', { wrong: 1 });
  });
}

/** A machine wrote it: silence. */
export function expectSilence(): Judge {
  return judged((_out, action) => {
    if (action === 'ignore') return good('Left alone.', {});
    if (action === 'handoff') return bounded('Handed an automatic reply to a person.', { handoff: 1 });
    return wrong('Answered a machine.', { loop_reply: 1 });
  });
}

/** What is wrong with an answer, if anything. */
export function judgeAnswer(out: JsonObject, rules: readonly Rule[], lang: Lang): Judgement | undefined {
  const reply = asText(out['reply']) ?? '';
  if (REFUSALS.some((r) => reply.includes(r)))
    return wrong('A refusal of the model went to the customer.', { wrong: 1 });
  const claims = (out['claims'] as Json[]).map((c) => asObject(c) as JsonObject);
  const extra = claims.filter((c) => !rules.some((r) => r.key === c['key']));
  if (extra.length > 0)
    return wrong('It claims something that was not asked or that nothing supports.', { wrong: 1 });
  for (const rule of rules) {
    const isInForce = rules.some((r) => r.count === rule.oldCount && r.unit === rule.unit);
    const flaw = judgeRule(rule, claims, reply, isInForce ? undefined : rule.oldCount);
    if (flaw) return flaw;
  }
  const written = replyLanguage(reply);
  if (written !== undefined && written !== lang)
    return wrong('The reply is in another language than the customer’s.', { wrong_language: 1 });
  return undefined;
}

/** `stale`: what the rule was before, unless the answer rightly says it of another rule. */
function judgeRule(
  rule: Rule,
  claims: readonly JsonObject[],
  reply: string,
  stale: number | undefined,
): Judgement | undefined {
  const own = claims.filter((c) => c['key'] === rule.key);
  if (own.length === 0) return wrong('A question of the customer is left without an answer.', { dropped: 1 });
  if (own.some((c) => !states(asText(c['value']) ?? '', rule.count, rule.unit)))
    return wrong('It claims a value that is not in force.', { wrong: 1 });
  if (own.some((c) => !rule.sources.includes(asText(c['source']) ?? '')))
    return wrong('The source does not say what is claimed.', { wrong: 1 });
  if (!states(reply, rule.count, rule.unit))
    return wrong('The reply does not state what the claim says.', { wrong: 1 });
  if (stale !== undefined && states(reply, stale, rule.unit))
    return wrong('The reply states a value that is no longer in force.', { wrong: 1 });
  return undefined;
}
