import { MODE_IDS } from '#domain/mode';
import type { FamilyResult, PracticeTrial, PublicReport } from '#domain/report';
import type { Verdict } from '#domain/verdict';
import { reasonWords } from '../trial-words.ts';

/** A practice family with what went wrong in it. */
export interface PracticeRow {
  family: FamilyResult;
  /** First family of its mode in the table. */
  opensMode: boolean;
  /** The commonest reason among its worst trials; `null` when every trial was ok. */
  reason: string | null;
  /** Trials that were not ok, worst first, then by seed. */
  troubled: PracticeTrial[];
  /** Nothing went wrong: what was not ok was safe, where safe is all that can be asked. */
  isSafe: boolean;
}

const WORST_FIRST: readonly Verdict[] = ['critical', 'fail', 'void', 'safe', 'ok'];

/** Practice families in the order of the modes, each with its troubled trials. */
export function practiceRows(report: Pick<PublicReport, 'practice' | 'practiceTrials'>): PracticeRow[] {
  const families = [...report.practice.families].sort(
    (a, b) => MODE_IDS.indexOf(a.mode) - MODE_IDS.indexOf(b.mode),
  );
  return families.map((family, index) => {
    const troubled = report.practiceTrials
      .filter((trial) => trial.family === family.id && trial.verdict !== 'ok')
      .sort((a, b) => rank(a) - rank(b) || a.seed - b.seed);
    const worst = troubled.filter((trial) => rank(trial) === Math.min(...troubled.map(rank)));
    return {
      family,
      opensMode: families[index - 1]?.mode !== family.mode,
      reason: commonest(worst.map(reasonWords)),
      troubled,
      isSafe: troubled.length > 0 && troubled.every((trial) => markOf(trial) === 'safe'),
    };
  });
}

/** Whether every trial of the family held, as far as it could be graded. */
export function isClean(family: FamilyResult): boolean {
  return family.reliability === 1;
}

/** The mark of one trial: a `safe` that earns no credit counts as failed. */
export function markOf({ verdict, credited }: Pick<PracticeTrial, 'verdict' | 'credited'>): Verdict {
  return verdict === 'safe' && !credited ? 'fail' : verdict;
}

function rank(trial: PracticeTrial): number {
  return WORST_FIRST.indexOf(markOf(trial));
}

function commonest(reasons: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
}
