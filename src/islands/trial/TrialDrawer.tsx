import { type ReactNode, useState } from 'react';
import type { OwnCase } from '#domain/own-case';
import type { Trial } from '#domain/trial';
import { OWN } from '../practice/practice-messages.ts';
import { type Cell, type FamilyRow, trialsBehind } from '../practice/practice-results.ts';
import type { Practice } from '../practice/use-practice.ts';
import type { FilePlace } from '../workspace/use-view.ts';
import type { ReachPlace } from './reach-messages.ts';
import { CaseChoice, SeedChoice } from './TrialChoices.tsx';
import { TrialView } from './TrialView.tsx';
import { seconds } from './trace-rows.ts';

interface Props {
  practice: Practice;
  own: readonly OwnCase[];
  rows: readonly FamilyRow[];
  cell: Cell;
  /** Hints of the cell's family; undefined where there are none. */
  hints: ReactNode;
  /** Makes a case of the learner's own out of the one on show. */
  onKeep(trial: Trial): void;
  onSelect(cell: Cell | undefined): void;
  onJump(place: FilePlace): void;
}

/** One mark opened up: its trials, the worst first, and what happened in the one on show. */
export function TrialDrawer({ practice, own, rows, cell, hints, onKeep, onSelect, onJump }: Props) {
  const [chosen, setChosen] = useState<number>();
  const trials = trialsBehind(practice.state, cell.family, cell.seed);
  const shown = trials.find((t) => t.label.index === chosen) ?? trials[0];
  const judged = shown?.judged;
  const marks = rows.find((r) => r.family === cell.family)?.marks ?? [];
  // Before the first run of a visit nobody knows the trials yet.
  const rerun = () =>
    practice.run(
      trials.length === 0
        ? { kind: 'family', family: cell.family }
        : { kind: 'trials', indices: trials.map((t) => t.label.index) },
    );
  return (
    <section className="pane pane-trial" aria-label="Trial">
      <header className="pane-head">
        <h2>
          {cell.family === OWN ? (
            'A case of your own'
          ) : (
            <>
              Trial <span className="mono">{cell.family}</span>
            </>
          )}
        </h2>
        {cell.family !== OWN && (
          <CaseChoice trials={trials} shown={shown?.label.index} onChoose={setChosen} />
        )}
        {marks.length > 0 && (
          <SeedChoice marks={marks} seed={cell.seed} onChoose={(seed) => onSelect({ ...cell, seed })} />
        )}
        <span className="aside">{judged && `${seconds(judged.trial.virtualMs)} s virtual`}</span>
        <button type="button" className="btn" disabled={practice.isRunning} onClick={rerun}>
          {cell.family === OWN
            ? 'Run again'
            : trials.length === 0
              ? 'Run the family'
              : `Run seed ${cell.seed}`}
        </button>
        {judged && cell.family !== OWN && (
          <button type="button" className="btn" onClick={() => onKeep(judged.trial)}>
            Keep as mine
          </button>
        )}
        <button
          type="button"
          className="btn text"
          aria-label="Close the trial"
          onClick={() => onSelect(undefined)}
        >
          Close
        </button>
      </header>
      {judged ? (
        <TrialView
          key={shown?.label.index}
          trial={judged.trial}
          setup={practice.setup}
          place={placeOf(judged.trial, own)}
          title={practice.state.titles[cell.family]}
          hints={hints}
          onJump={onJump}
        />
      ) : (
        <p className="pane-body quiet">
          {marks.some((m) => m.seed === cell.seed && m.isRecalled)
            ? 'This mark is from your last visit, of which only the marks were kept. Run it again to see what happens.'
            : 'Not run yet.'}
        </p>
      )}
    </section>
  );
}

/** Where the trial's case is in the suite: its own place, or that of the case which the learner's own was made from. */
function placeOf(trial: Trial, own: readonly OwnCase[]): ReachPlace | undefined {
  if (trial.family !== OWN) {
    const { family, case: id, twin, seed } = trial;
    return { family, case: id, twin, seed, fault: null };
  }
  const mine = own.find((c) => c.id === trial.case);
  return mine && { ...mine.from, fault: mine.fault };
}
