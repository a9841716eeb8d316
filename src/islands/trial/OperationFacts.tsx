import type { TraceEntry } from '#domain/trial';
import { JsonText } from './JsonText.tsx';
import { ReachFacts } from './ReachFacts.tsx';
import { seconds } from './trace-rows.ts';
import { isCall, type Reaches } from './use-reaches.ts';

interface Props {
  entry: TraceEntry;
  reaches: Reaches;
  onBack(): void;
}

/** One operation in full: what was sent, what the model had to go by, what the simulation did to it, what came back. */
export function OperationFacts({ entry, reaches, onBack }: Props) {
  return (
    <>
      <h3>
        <span className="mono">{entry.op}</span>{' '}
        <span className="quiet">
          {seconds(entry.startMs)}{' '}
          {entry.endMs === null ? 's, never answered' : `to ${seconds(entry.endMs)} s`}
        </span>
        <button type="button" className="btn text" onClick={onBack}>
          Back to the trial
        </button>
      </h3>
      <dl className="facts">
        {isCall(entry) && <ReachFacts reaches={reaches} operation={entry.id} />}
        <dt>Sent</dt>
        <dd>
          <JsonText value={entry.args} />
        </dd>
        {entry.fault !== undefined && (
          <>
            <dt>Fault</dt>
            <dd className="fail">{entry.fault}</dd>
          </>
        )}
        <dt>Received</dt>
        <dd>
          <Received entry={entry} />
        </dd>
      </dl>
    </>
  );
}

function Received({ entry }: Pick<Props, 'entry'>) {
  if (entry.endMs === null) return 'No answer before the trial ended.';
  if (entry.ok && entry.answer === null) return <span className="quiet">An answer with nothing in it.</span>;
  return <JsonText value={entry.answer} />;
}
