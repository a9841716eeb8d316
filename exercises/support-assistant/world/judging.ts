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
import type { Rule, Shop } from './shop.ts';

/** The business answers within 20 seconds; after 30 the customer has left. */
const LATE_MS = 20_000;
const GONE_MS = 30_000;
const MOST_REPLY_CHARACTERS = 1_500;

const QUEUES = ['general', 'billing', 'legal', 'safety'];

type Judge = (run: RunView) => Judgement;

/** Every judge first looks at time and shape, then at the action. */
function judged(decide: (out: JsonObject, action: string, run: RunView) => Judgement): Judge {
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
  if (action !== 'handoff') return 'The action is none of answer, clarify, handoff and ignore.';
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
  const rules = keys.map((k) => shop.rules.get(k) as Rule);
  return judged((out, action) => {
    if (action === 'handoff')
      return bounded('Handed to a person although it could be answered.', { handoff: 1 });
    if (action === 'clarify')
      return wrong('Asked back although the question is clear.', { clarify_needless: 1 });
    if (action === 'ignore') return wrong('A customer’s question was ignored.', { lost: 1 });
    return judgeAnswer(out, rules, lang) ?? good('Answered with the rule in force.', { right: 1 });
  });
}

/** One question can be answered, the other cannot: answer and hand over, or hand over all. */
export function expectPart(shop: Shop, key: string, lang: Lang): Judge {
  return judged((out, action, run) => {
    if (action === 'handoff')
      return bounded('Handed over whole, although half could be answered.', { handoff: 1 });
    if (action === 'clarify')
      return wrong('Asked back although both questions are clear.', { clarify_needless: 1 });
    if (action === 'ignore') return wrong('A customer’s questions were ignored.', { lost: 1 });
    const flaw = judgeAnswer(out, [shop.rules.get(key) as Rule], lang);
    if (flaw) return flaw;
    const isHandedOver = run.effects.some((e) => e.op === 'review.enqueue');
    if (!isHandedOver)
      return wrong('One of two questions was dropped without a word to anybody.', { right: 1, dropped: 1 });
    return good('Answered what it could and handed over the rest.', { right: 1, handoff: 1 });
  });
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

/** A threat or an accident: the right people, at once, and no automated answer. */
export function expectRisk(queue: 'legal' | 'safety'): Judge {
  return judged((out, action) => {
    if (action === 'handoff') {
      if (out['queue'] === queue) return good('Handed to the right people.', { handoff: 1 });
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
function judgeAnswer(out: JsonObject, rules: readonly Rule[], lang: Lang): Judgement | undefined {
  const reply = asText(out['reply']) ?? '';
  if (REFUSALS.some((r) => reply.includes(r)))
    return wrong('A refusal of the model went to the customer.', { wrong: 1 });
  const claims = (out['claims'] as Json[]).map((c) => asObject(c) as JsonObject);
  const extra = claims.filter((c) => !rules.some((r) => r.key === c['key']));
  if (extra.length > 0)
    return wrong('It claims something that was not asked or that nothing supports.', { wrong: 1 });
  for (const rule of rules) {
    const flaw = judgeRule(rule, claims, reply);
    if (flaw) return flaw;
  }
  const written = replyLanguage(reply);
  if (written !== undefined && written !== lang)
    return wrong('The reply is in another language than the customer’s.', { wrong_language: 1 });
  return undefined;
}

function judgeRule(rule: Rule, claims: readonly JsonObject[], reply: string): Judgement | undefined {
  const own = claims.filter((c) => c['key'] === rule.key);
  if (own.length === 0) return wrong('A question of the customer is left without an answer.', { dropped: 1 });
  if (own.some((c) => !states(asText(c['value']) ?? '', rule.count, rule.unit)))
    return wrong('It claims a value that is not in force.', { wrong: 1 });
  if (own.some((c) => c['source'] !== rule.documentId))
    return wrong('The source does not say what is claimed.', { wrong: 1 });
  if (!states(reply, rule.count, rule.unit))
    return wrong('The reply does not state what the claim says.', { wrong: 1 });
  const stale = rule.archivedCount;
  if (stale !== undefined && states(reply, stale, rule.unit))
    return wrong('The reply states a value that is no longer in force.', { wrong: 1 });
  return undefined;
}
