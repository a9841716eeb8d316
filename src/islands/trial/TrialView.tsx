import { type ReactNode, useState } from 'react';
import { reasonWords } from '#components/trial-words.ts';
import type { Trial } from '#domain/trial';
import { Mark } from '../Mark.tsx';
import type { PracticeSetup } from '../practice/use-practice.ts';
import type { FilePlace } from '../workspace/use-view.ts';
import { OperationFacts } from './OperationFacts.tsx';
import type { ReachPlace } from './reach-messages.ts';
import { TraceTable } from './TraceTable.tsx';
import { TrialFacts } from './TrialFacts.tsx';
import { useReaches } from './use-reaches.ts';

interface Props {
  trial: Trial;
  setup: PracticeSetup;
  /** Its case in the suite; undefined where the suite has none any more. */
  place: ReachPlace | undefined;
  /** What the trial's family is about. */
  title: string | undefined;
  hints: ReactNode;
  onJump(place: FilePlace): void;
}

/** A judged trial: trace and verdict, and beside them the trial's facts or those of one operation. */
export function TrialView({ trial, setup, place, title, hints, onJump }: Props) {
  const reaches = useReaches(setup, trial, place);
  const [operation, setOperation] = useState<number>();
  const entry = trial.trace.entries.find((e) => e.id === operation);
  return (
    <div className="trial-body">
      <div className="trial-main">
        <p className="trial-verdict">
          <Mark kind={trial.verdict} /> <span>{reasonWords(trial)}</span>
          {trial.verdict === 'safe' && <span className="safe-words">{safeWords(trial)}</span>}
          {trial.veto && <span className="fail"> Veto: {trial.veto}.</span>}
        </p>
        {!trial.credited && hints}
        <TraceTable trial={trial} reaches={reaches} selected={operation} onSelect={setOperation} />
      </div>
      <section
        className="trial-facts"
        aria-label={entry ? 'The operation' : 'The trial'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll here
        tabIndex={0}
      >
        {entry ? (
          <OperationFacts entry={entry} reaches={reaches} onBack={() => setOperation(undefined)} />
        ) : (
          <TrialFacts trial={trial} reaches={reaches} title={title} onJump={onJump} />
        )}
      </section>
    </div>
  );
}

/** Whether the safe end was enough is not to be seen from the mark. */
function safeWords({ credited }: Trial): string {
  return credited
    ? ' It counts: here, safe is all that is asked.'
    : ' It does not count: here it could have been solved.';
}
