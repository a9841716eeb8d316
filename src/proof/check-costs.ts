import type { Check, CostRow } from '#domain/proof';
import { outcomeShare, percentile } from '#domain/scoring';
import { keyOf, Rand } from '#simulation/random';
import { checked, two } from './check.ts';
import { isReady } from './check-solutions.ts';
import type { TrafficFacts } from './facts.ts';
import { ofRole, referenceOf, type Stage, type Subject } from './stage.ts';

const SHEETS = 500;
const QUICK_SHEETS = 100;
/** Each price is multiplied by a factor between these, evenly on a scale of ratios. */
const LOW = 0.3;
const HIGH = 3;
const LEAST_GOOD = 0.9;
const MOST_IDLE = 0.05;

type Prices = Readonly<Record<string, number>>;

/** Check 11: other prices do not turn good programs bad or idle ones good. From what was counted; nothing is run again. */
export function checkCosts(stage: Stage): { check: Check; costs: CostRow[] } {
  const sheets = drawSheets(stage, stage.effort.isQuick ? QUICK_SHEETS : SHEETS);
  const markets = sheets.map((prices) => ({ prices, ...anchorsUnder(stage, prices) }));
  const subjects = ofRole(stage, 'reference', 'solution', 'starter', 'trivial', 'generic');
  const costs = subjects.flatMap((s) => (s.facts.traffic ? [rowOf(s, s.facts.traffic, markets)] : []));
  const good = costs.filter(isGood);
  const idle = costs.filter((c) => !isGood(c));
  const ready = new Set(subjects.filter((s) => isReady(s.facts.level)).map((s) => s.name));
  const worthless = markets.filter((m) => m.reference <= m.zero).length;
  const least = two(Math.min(...good.map((c) => c.p5)));
  const most = two(Math.max(...idle.map((c) => c.p95)));
  return {
    check: checked('11', {
      found: `good ${least} at the 5th percentile, idle ${most} at the 95th`,
      asked: `≥ ${two(LEAST_GOOD)}, ≤ ${two(MOST_IDLE)}`,
      faults: [
        ...(worthless > 0
          ? [`Under ${worthless} of ${sheets.length} sheets the reference earns no more than doing nothing.`]
          : []),
        ...good.filter((c) => ready.has(c.name) && c.p5 < LEAST_GOOD).map(fallsWords),
        ...idle.filter((c) => c.p95 > MOST_IDLE).map(risesWords),
      ],
      notes: stage.effort.isQuick ? [`Quick: ${QUICK_SHEETS} of ${SHEETS} sheets.`] : [],
    }),
    costs,
  };
}

/** A sheet's prices with the zero and the one of the outcome under it. */
interface Market {
  prices: Prices;
  zero: number;
  reference: number;
}

function rowOf({ name, role }: Subject, traffic: TrafficFacts, markets: readonly Market[]): CostRow {
  const shares = markets.map(
    ({ prices, zero, reference }) => outcomeShare(worth(traffic, prices), zero, reference) ?? -1,
  );
  return {
    name,
    role,
    p5: percentile(shares, 5),
    median: percentile(shares, 50),
    p95: percentile(shares, 95),
  };
}

function isGood({ role }: CostRow): boolean {
  return role === 'reference' || role === 'solution';
}

function fallsWords({ name, p5 }: CostRow): string {
  return `The solution ${name} falls to O ${two(p5)} at the 5th percentile of the sheets; ${two(LEAST_GOOD)} is asked. A single line of the sheet decides too much.`;
}

function risesWords({ name, p95 }: CostRow): string {
  return `The program ${name} rises to O ${two(p95)} at the 95th percentile of the sheets; ${two(MOST_IDLE)} is allowed. Declare it under trivial in exercise.yaml.`;
}

function drawSheets({ sheet, manifest }: Stage, count: number): Prices[] {
  const rand = new Rand(keyOf('cost sheets', manifest.uuid));
  const factor = () => LOW * (HIGH / LOW) ** rand.next();
  return Array.from({ length: count }, () =>
    Object.fromEntries(sheet.map(({ key, euro }) => [key, euro * 100 * factor()])),
  );
}

/** Minor units per item under other prices; tokens cost what they cost. */
function worth({ counts, tokensMinor, items }: TrafficFacts, prices: Prices): number {
  const earned = Object.entries(counts).reduce((sum, [key, count]) => sum + count * (prices[key] ?? 0), 0);
  return (earned - tokensMinor) / items;
}

function anchorsUnder(stage: Stage, prices: Prices): Omit<Market, 'prices'> {
  const worthOf = ({ facts }: Subject) =>
    facts.traffic ? worth(facts.traffic, prices) : Number.NEGATIVE_INFINITY;
  return {
    zero: Math.max(...ofRole(stage, 'starter', 'trivial').map(worthOf)),
    reference: worthOf(referenceOf(stage)),
  };
}
