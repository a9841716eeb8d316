import { Mark } from '../Mark.tsx';
import type { FamilyRow } from '../practice/practice-results.ts';

interface Props {
  rows: readonly FamilyRow[];
  /** What each family is about, by id; empty before the first run. */
  titles: Readonly<Record<string, string>>;
  onChoose(family: string): void;
}

/** What finds the chips of a family: the brief can stand on the page twice. */
export function requirementSelector(family: string): string {
  return `[data-requirement="${family}"]`;
}

/**
 * What the stage asks for, a chip for each family with where practice stands; a chip leads to the family's marks.
 * Folded until practice has run: before that it has neither titles nor marks, and the brief should come first.
 */
export function Requirements({ rows, titles, onChoose }: Props) {
  const isRun = rows.some((row) => row.run > 0);
  const held = rows.filter((row) => row.run > 0 && row.held === row.marks.length).length;
  return (
    <details className="requirements" open={isRun}>
      <summary>
        Requirements{' '}
        <span className="quiet num">
          {isRun ? `${held} of ${rows.length} hold in practice` : `${rows.length}, none run yet`}
        </span>
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={row.family}>
            <button
              type="button"
              className="requirement"
              data-requirement={row.family}
              title={row.family}
              onClick={() => onChoose(row.family)}
            >
              <Mark kind={standingOf(row)} /> {titles[row.family] ?? row.family.replaceAll('-', ' ')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

const WORST_FIRST = ['critical', 'fail', 'void', 'safe', 'ok'] as const;

/** The worst of a family's marks; `safe` that is credited counts as held. */
function standingOf(row: FamilyRow): (typeof WORST_FIRST)[number] | 'none' {
  if (row.run === 0) return 'none';
  if (row.held === row.marks.length) return 'ok';
  const verdicts = row.marks.map((mark) => mark.verdict);
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'none';
}
