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
  const subjects = ofRole(stage, 'reference', 'solution', 'starter', 'trivial', 'generic').filter(
    (s) => s.facts.traffic,
  );
  const anchors = sheets.map((sheet) => anchorsUnder(stage, sheet));
  const costs = subjects.map(({ name, role, facts }): CostRow => {
    const traffic = facts.traffic as TrafficFacts;
    const shares = sheets.map((sheet, i) => {
      const { zero, reference } = anchors[i] ?? { zero: 0, reference: 0 };
      return outcomeShare(worth(traffic, sheet), zero, reference) ?? -1;
    });
    return {
      name,
      role,
      p5: percentile(shares, 5),
      median: percentile(shares, 50),
      p95: percentile(shares, 95),
    };
  });
  const isGood = ({ role }: CostRow) => role === 'reference' || role === 'solution';
  const ready = new Set(subjects.filter((s) => isReady(s.facts.level)).map((s) => s.name));
  const worthless = anchors.filter((a) => a.reference <= a.zero).length;
  const good = costs.filter(isGood);
  const idle = costs.filter((c) => !isGood(c));
  const faults = [
    ...(worthless > 0
      ? [`Under ${worthless} of ${sheets.length} sheets the reference earns no more than doing nothing.`]
      : []),
    ...good
      .filter((c) => ready.has(c.name) && c.p5 < LEAST_GOOD)
      .map(
        (c) =>
          `The solution ${c.name} falls to O ${two(c.p5)} at the 5th percentile of the sheets; ${two(LEAST_GOOD)} is asked. A single line of the sheet decides too much.`,
      ),
    ...idle
      .filter((c) => c.p95 > MOST_IDLE)
      .map(
        (c) =>
          `The program ${c.name} rises to O ${two(c.p95)} at the 95th percentile of the sheets; ${two(MOST_IDLE)} is allowed. Declare it under trivial in exercise.yaml.`,
      ),
  ];
  return {
    check: checked('11', {
      found: `good ${two(Math.min(...good.map((c) => c.p5)))} at the 5th percentile, idle ${two(Math.max(...idle.map((c) => c.p95)))} at the 95th`,
      asked: `≥ ${two(LEAST_GOOD)}, ≤ ${two(MOST_IDLE)}`,
      faults,
    }),
    costs,
  };
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

function anchorsUnder(stage: Stage, prices: Prices): { zero: number; reference: number } {
  const worthOf = ({ facts }: Subject) =>
    facts.traffic ? worth(facts.traffic, prices) : Number.NEGATIVE_INFINITY;
  return {
    zero: Math.max(...ofRole(stage, 'starter', 'trivial').map(worthOf)),
    reference: worthOf(referenceOf(stage)),
  };
}
