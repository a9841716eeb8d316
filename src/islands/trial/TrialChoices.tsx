import { Mark } from '../Mark.tsx';
import type { TrialLabel } from '../practice/practice-messages.ts';
import type { Judged, SeedMark } from '../practice/practice-results.ts';

interface CaseChoiceProps {
  trials: readonly { label: TrialLabel; judged: Judged | undefined }[];
  /** Index of the trial on show. */
  shown: number | undefined;
  onChoose(index: number): void;
}

/** The trials behind a mark: both twins of each case. */
export function CaseChoice({ trials, shown, onChoose }: CaseChoiceProps) {
  const inOrder = [...trials].sort((a, b) => a.label.index - b.label.index);
  return (
    <div className="choices">
      {inOrder.map(({ label, judged }) => (
        <button
          key={label.index}
          type="button"
          className="choice"
          aria-pressed={label.index === shown}
          onClick={() => onChoose(label.index)}
        >
          <Mark kind={judged?.trial.verdict ?? 'none'} /> {caseWords(label, inOrder.length > 2)}
        </button>
      ))}
    </div>
  );
}

interface SeedChoiceProps {
  marks: readonly SeedMark[];
  seed: number;
  onChoose(seed: number): void;
}

/** The seeds of a family, with their marks. */
export function SeedChoice({ marks, seed, onChoose }: SeedChoiceProps) {
  return (
    <div className="choices">
      <span className="quiet">seed</span>
      {marks.map((mark) => (
        <button
          key={mark.seed}
          type="button"
          className="choice"
          aria-pressed={mark.seed === seed}
          disabled={mark.verdict === undefined}
          onClick={() => onChoose(mark.seed)}
        >
          <Mark kind={mark.verdict ?? 'none'} /> {mark.seed}
        </button>
      ))}
    </div>
  );
}

/** `act`, or `act 2` where a family has several cases. */
function caseWords(label: TrialLabel, isOneOfMany: boolean): string {
  return isOneOfMany ? `${label.twin} ${label.case.match(/\d+$/)?.[0] ?? label.case}` : label.twin;
}
