import { type ReactNode, useState } from 'react';
import type { Trial } from '#domain/trial';
import { Mark } from '../Mark.tsx';
import type { FilePlace } from '../workspace/use-view.ts';
import { OperationFacts } from './OperationFacts.tsx';
import { TraceTable } from './TraceTable.tsx';
import { TrialFacts } from './TrialFacts.tsx';

interface Props {
  trial: Trial;
  hints: ReactNode;
  onJump(place: FilePlace): void;
}

/** A judged trial: trace and verdict, and beside them the trial's facts or those of one operation. */
export function TrialView({ trial, hints, onJump }: Props) {
  const [operation, setOperation] = useState<number>();
  const entry = trial.trace.entries.find((e) => e.id === operation);
  return (
    <div className="trial-body">
      <div className="trial-main">
        <p className="trial-verdict">
          <Mark kind={trial.verdict} /> <span>{trial.reason}</span>
          {trial.veto && <span className="fail"> Veto: {trial.veto}.</span>}
        </p>
        {!trial.credited && hints}
        <TraceTable trial={trial} selected={operation} onSelect={setOperation} />
      </div>
      <section
        className="trial-facts"
        aria-label={entry ? 'The operation' : 'The trial'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll here
        tabIndex={0}
      >
        {entry ? (
          <OperationFacts entry={entry} onBack={() => setOperation(undefined)} />
        ) : (
          <TrialFacts trial={trial} onJump={onJump} />
        )}
      </section>
    </div>
  );
}
