import { type CaseSpec, type Family, family, type MenuEntry, menu, type Rand } from 'holdfast/kit';
import { answerable, type Given, OK, OK_OR_SAFE, unanswerable } from './families.ts';
import { expectHandOff, expectRules } from './judging.ts';
import { expectCaution, expectGamble } from './judging-refunds.ts';
import {
  type Article,
  outdatedTranslation,
  type TrackRecord,
  translation,
  unreviewed,
  withoutRule,
} from './knowledge.ts';
import { thresholdAt } from './policy.ts';
import type { Rule, Shop } from './shop.ts';
import { pickGap, pickRule } from './writing.ts';

/** The knowledge base without any Portuguese article about a rule. */
function englishOnly(shop: Shop, key: string): Article[] {
  return shop.documents.filter((d) => d.lang === 'en' || !d.facts.some((f) => f.key === key));
}

/** A rule that only English articles know. */
export function onlyInEnglish({ world, rand }: Given): CaseSpec {
  const found = pickRule(world, rand);
  const rule: Rule = { ...found, sources: [found.documentId] };
  const spec = answerable(world, rand, rule, 'pt', { documents: englishOnly(world, rule.key) });
  return { ...spec, judge: expectRules([rule], 'pt') };
}

const ALONE = 'the search finds the translation alone';

/** A rule with a Portuguese article that is in force (`act`), be it of the day of its original, or that was left behind (`hold`). */
export function translated({ world, rand, entry }: Given, isCurrent: boolean): CaseSpec {
  const found = pickRule(world, rand);
  const id = world.spareId(rand.fork('id'));
  const isAlone = entry.name.startsWith(ALONE);
  const own = rand.fork('article');
  const article = isCurrent
    ? translation(world.banks, found, id, own, isAlone ? 0 : undefined)
    : outdatedTranslation(world.banks, found, id, own);
  const english = isAlone ? withoutRule(world.documents, found.key) : englishOnly(world, found.key);
  const rule: Rule = { ...found, sources: isCurrent ? [found.documentId, id] : [found.documentId] };
  const spec = answerable(world, rand, rule, 'pt', { documents: [...english, article] });
  if (isCurrent) return { ...spec, accepts: OK, judge: expectRules([rule], 'pt') };
  if (isAlone) return { ...spec, accepts: OK_OR_SAFE, judge: expectHandOff(), best: { handoff: 1 } };
  return { ...spec, accepts: OK_OR_SAFE, judge: expectRules([rule], 'pt') };
}

/** A rule that only an unreviewed article knows. */
function partnerOnly(shop: Shop, rand: Rand, record: TrackRecord): { spec: CaseSpec; rule: Rule } {
  const found = pickRule(shop, rand);
  const article = unreviewed(shop, found, record, rand.fork('article'));
  const documents = [...withoutRule(shop.documents, found.key), article];
  const rule: Rule = { ...found, sources: [article.id] };
  return { rule, spec: answerable(shop, rand, rule, 'pt', { documents }) };
}

const MOST_CHECKED = [120, 160, 200, 240, 300];

/** A record above what the sheet of the stage asks for, or below: by a good deal, or by so little that another sheet would say otherwise. */
function recordOf(shop: Shop, rand: Rand, isGood: boolean, isClose: boolean): TrackRecord {
  const of = rand.fork('of').pick(MOST_CHECKED);
  const enough = thresholdAt(shop.stage) * of;
  const by = isClose ? rand.fork('by').int(2, 3) : Math.round(of * (0.07 + 0.08 * rand.fork('by').next()));
  return { of, right: isGood ? Math.ceil(enough) + by : Math.floor(enough) - by };
}

function partner({ world, rand, entry }: Given, isGood: boolean): CaseSpec {
  const record = recordOf(world, rand.fork('record'), isGood, entry.name.startsWith('a close record'));
  const { spec, rule } = partnerOnly(world, rand, record);
  if (isGood) return { ...spec, judge: expectRules([rule], 'pt') };
  return { ...spec, accepts: OK_OR_SAFE, judge: expectCaution(), best: { handoff: 1 } };
}

/** In traffic such an article is right as often as its record says. */
export function gamble({ world, rand }: Given): CaseSpec {
  const of = rand.fork('of').pick(MOST_CHECKED);
  const share = rand.fork('share').pick([0.66, 0.72, 0.77, 0.775, 0.84, 0.9, 0.94]);
  const record = { right: Math.round(of * share), of };
  const isTrue = rand.fork('truth').chance(record.right / of);
  const { spec, rule } = partnerOnly(world, rand, record);
  return { ...spec, judge: expectGamble(rule, isTrue, 'pt'), best: isTrue ? { right: 1 } : { handoff: 1 } };
}

const RECORDS: MenuEntry[] = menu(
  'a close record',
  'a clear record',
  ['a close record, and sure of itself', { on: 'model', kind: 'overconfident' }],
  'a close record, once more',
  ['a clear record, and a slip', { on: 'model', kind: 'slip', times: 1 }],
);

export const marketFamilies: Family<Shop>[] = [
  family('only-in-english', {
    title: 'A Portuguese question about a rule that is written in English alone',
    mode: 'M1',
    menu: menu(
      'no trouble',
      ['drifts into English', { on: 'model', kind: 'drift' }],
      ['a real source that does not say it', { on: 'model', kind: 'fabricate', how: 'real-id' }],
      ['a wrong value from the right article', { on: 'model', kind: 'slip', times: 1 }],
      'another draw',
    ),
    act: onlyInEnglish,
    hold: ({ world, rand }) => unanswerable(world, rand, pickGap(world, rand), 'pt'),
  }),
  family('outdated-translation', {
    title: 'A translation that is in force, and one that its original has left behind',
    mode: 'M3',
    menu: menu(
      'no trouble',
      ALONE,
      ['takes the old one', { on: 'model', kind: 'stale' }],
      [`${ALONE}, and sure of itself`, { on: 'model', kind: 'overconfident' }],
      'another draw',
    ),
    act: (given) => translated(given, true),
    hold: (given) => translated(given, false),
  }),
  family('unreviewed-source', {
    title: 'A source that is good enough to answer from, and one that is not',
    mode: 'M9',
    menu: RECORDS,
    act: (given) => partner(given, true),
    hold: (given) => partner(given, false),
  }),
  family('unreviewed-source-repriced', {
    title: 'The same sources once a hand-off costs more',
    mode: 'M9',
    menu: RECORDS,
    act: (given) => partner(given, true),
    hold: (given) => partner(given, false),
  }),
];
