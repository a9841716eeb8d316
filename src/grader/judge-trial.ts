import type { SheetLine } from '#domain/exercise';
import type { Prices, RouteUse } from '#domain/trial';
import type { Ending, Verdict, VetoKind } from '#domain/verdict';
import type { CaseSpec, Invariant, Judgement, Ledger, RunView } from '#kit/define';

const ENDING_WORDS: Record<Exclude<Ending, 'returned'>, string> = {
  threw: 'The code threw an error.',
  hung: 'The code waits for something that never comes.',
  out_of_fuel: 'The code ran too long.',
  out_of_memory: 'The code used more memory than allowed.',
  out_of_output: 'The code produced more output than allowed.',
  out_of_operations: 'The code started more operations than allowed.',
  invalid_result: 'The returned value cannot be read as data.',
  does_not_compile: 'The code does not compile.',
  broken: 'The grader failed; this trial does not count.',
};

/** A judgement with what it is worth. */
export interface Judged {
  verdict: Verdict;
  reason: string;
  veto?: VetoKind;
  credited: boolean;
  ledger: Ledger;
  confidence?: number;
  right?: boolean;
}

/** Judges a finished trial: our fault first, then how it ended, then the rules that always hold, then the case's own check. */
export function judgeTrial(
  run: RunView,
  spec: CaseSpec,
  invariants: readonly Invariant[],
  crashKey: string,
): Judged {
  if (run.ending === 'broken')
    return { verdict: 'void', reason: ENDING_WORDS.broken, credited: false, ledger: {} };
  const rules = [...invariants, ...(spec.invariants ?? [])];
  const broken = rules.map((rule) => rule(run)).filter((j) => j !== undefined);
  const veto = broken.find((j) => j.verdict === 'critical');
  const own: Judgement =
    run.ending === 'returned'
      ? spec.judge(run)
      : { verdict: 'fail', reason: ENDING_WORDS[run.ending], ledger: { [crashKey]: 1 } };
  const ledger = merged([own.ledger, ...broken.map((j) => j.ledger)]);
  const decisive = own.verdict === 'critical' ? own : (veto ?? broken[0] ?? own);
  const credited = decisive === own && (spec.accepts as readonly string[]).includes(own.verdict);
  return {
    verdict: decisive.verdict,
    reason: decisive.reason,
    ...(decisive.veto && { veto: decisive.veto }),
    credited,
    ledger,
    ...certaintyOf(own),
  };
}

/** What the case's own check says of confidence, whatever else was decided; nothing where it is not whole. */
function certaintyOf({ confidence, right }: Judgement): Pick<Judged, 'confidence' | 'right'> {
  if (right === undefined || confidence === undefined || !(confidence >= 0 && confidence <= 1)) return {};
  return { confidence, right };
}

function merged(ledgers: readonly Ledger[]): Ledger {
  const sum: Ledger = {};
  for (const ledger of ledgers) {
    for (const [key, count] of Object.entries(ledger)) sum[key] = (sum[key] ?? 0) + count;
  }
  return sum;
}

/** What a ledger comes to in minor units, tokens not counted. @throws Error for a line that the sheet does not have */
export function priceOf(ledger: Ledger, sheet: readonly SheetLine[]): number {
  return Object.entries(ledger).reduce((sum, [key, count]) => {
    const line = sheet.find((l) => l.key === key);
    if (!line) throw new Error(`the utility sheet has no line "${key}"`);
    return sum + count * line.euro * 100;
  }, 0);
}

/** Minor units that the models of a trial cost: each at its route's own prices, or at the exercise's. */
export function tokenCost(uses: readonly RouteUse[], prices: Prices): number {
  return uses.reduce((sum, use) => sum + useCost(use, use.prices ?? prices), 0);
}

function useCost({ prompt, cached, completion }: RouteUse, prices: Prices): number {
  const { promptEuroPerMillion, completionEuroPerMillion } = prices;
  const saved = promptEuroPerMillion - (prices.cachedEuroPerMillion ?? promptEuroPerMillion);
  const perMillion = prompt * promptEuroPerMillion + completion * completionEuroPerMillion - cached * saved;
  return (perMillion / 1e6) * 100;
}
