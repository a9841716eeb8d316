import { useState } from 'react';
import { recordWords } from '#domain/notes';
import type { CompileError } from '#sandbox/box';
import { Dialog } from '../workspace/Dialog.tsx';
import { hiddenRunsWords, whenWords } from './hidden-runs-words.ts';
import type { keptFields } from './kept-fields.ts';
import { PredictionForm } from './PredictionForm.tsx';
import { type ReadPrediction, readPrediction } from './read-prediction.ts';
import type { Submit } from './use-submit.ts';

interface Props {
  submit: Submit;
  stage: number;
  changed: number;
  /** Where the draft does not compile, if it does not. */
  error: CompileError | undefined;
  /** What practice says of this very draft, in words. */
  practice: string;
  /** What practice took with it: tokens and latency, in words. */
  measured: string | undefined;
  /** One unit of traffic, in a word. */
  item: string;
  /** Text of the decision record; undefined where there is none. */
  record: string | undefined;
  kept: ReturnType<typeof keptFields>;
  onRecord(): void;
}

/** The last look before a hidden run is spent. */
export function SubmitDialog(props: Props) {
  const { submit, stage, changed, error, practice, measured, item, record, kept, onRecord } = props;
  const [fields, setFields] = useState(kept.read);
  const [read, setRead] = useState<ReadPrediction>({ kind: 'none' });
  const { state, hiddenRuns } = submit;
  const isSending = state.kind === 'sending';
  const isSpent = hiddenRuns !== null && hiddenRuns.left === 0;
  const words = record === undefined ? 0 : recordWords(record);
  const send = () => {
    const now = readPrediction(fields);
    setRead(now);
    if (now.kind !== 'problem') void submit.send(now.kind === 'complete' ? now.prediction : undefined);
  };
  return (
    <Dialog title={`Submit stage ${stage}?`} onClose={submit.close}>
      <p>
        The hidden suites grade your files as they are now. What you submit cannot be changed; you can always
        submit again.
      </p>
      <dl className="pairs">
        <dt>Files</dt>
        <dd>
          {changed === 0 ? 'nothing changed against the starter' : `${changed} changed against the starter`}
        </dd>
        {error && (
          <>
            <dt>Program</dt>
            <dd className="fail">
              does not compile ({error.file}:{error.line}), so nothing could be tried
            </dd>
          </>
        )}
        <dt>Practice</dt>
        <dd>{practice}</dd>
        {measured && (
          <>
            <dt>It took</dt>
            <dd className="num">{measured}</dd>
          </>
        )}
        <dt>Hidden runs</dt>
        <dd>{hiddenRuns === null ? 'asking…' : hiddenRunsWords(hiddenRuns, Date.now())}</dd>
        <dt>Decision record</dt>
        <dd>
          {words === 0 ? 'not written, which is allowed' : `${words} words`}{' '}
          <button type="button" className="link" onClick={onRecord}>
            {words === 0 ? 'Write it' : 'Open it'}
          </button>
        </dd>
      </dl>
      <PredictionForm
        fields={fields}
        item={item}
        problem={read.kind === 'problem' ? read : undefined}
        onChange={(next) => {
          setFields(next);
          kept.write(next);
        }}
      />
      {isSpent && hiddenRuns.nextAt !== null && (
        <p>
          All hidden runs are spent. You can submit again {whenWords(hiddenRuns.nextAt, Date.now())}; practice
          goes on meanwhile.
        </p>
      )}
      {state.kind === 'failed' && (
        <div className="problem" role="alert">
          <p>
            <b>Not submitted.</b> {state.message}
          </p>
        </div>
      )}
      <div className="acts">
        <button type="button" className="btn main" disabled={isSending || isSpent} onClick={send}>
          {isSending ? 'Submitting…' : state.kind === 'failed' ? 'Try again' : 'Submit'}
        </button>
        <button type="button" className="btn text" onClick={submit.close}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}
