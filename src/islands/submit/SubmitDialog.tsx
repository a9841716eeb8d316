import { Dialog } from '../workspace/Dialog.tsx';
import { hiddenRunsWords, whenWords } from './hidden-runs-words.ts';
import type { Submit } from './use-submit.ts';

interface Props {
  submit: Submit;
  stage: number;
  changed: number;
  /** What practice says of this very draft, in words. */
  practice: string;
}

/** The last look before a hidden run is spent. */
export function SubmitDialog({ submit, stage, changed, practice }: Props) {
  const { state, hiddenRuns } = submit;
  const isSending = state.kind === 'sending';
  const isSpent = hiddenRuns !== null && hiddenRuns.left === 0;
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
        <dt>Practice</dt>
        <dd>{practice}</dd>
        <dt>Hidden runs</dt>
        <dd>{hiddenRuns === null ? 'asking…' : hiddenRunsWords(hiddenRuns, Date.now())}</dd>
      </dl>
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
        <button
          type="button"
          className="btn main"
          disabled={isSending || isSpent}
          onClick={() => void submit.send()}
        >
          {isSending ? 'Submitting…' : state.kind === 'failed' ? 'Try again' : 'Submit'}
        </button>
        <button type="button" className="btn text" onClick={submit.close}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}
