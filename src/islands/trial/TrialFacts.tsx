import { faultWords } from '#components/trial-words.ts';
import { MODES } from '#domain/mode';
import type { Trial } from '#domain/trial';
import type { FilePlace } from '../workspace/use-view.ts';
import { JsonText } from './JsonText.tsx';
import { compact, ENDING_WORDS, errorText, seconds } from './trace-rows.ts';
import type { Reaches } from './use-reaches.ts';

interface Props {
  trial: Trial;
  reaches: Reaches;
  /** What the trial's family is about. */
  title: string | undefined;
  onJump(place: FilePlace): void;
}

/** What a trial was given, how it ended and what it left behind. */
export function TrialFacts({ trial, reaches, title, onJump }: Props) {
  return (
    <dl className="facts">
      {title !== undefined && (
        <>
          <dt>Family</dt>
          <dd>{title}</dd>
        </>
      )}
      <dt>Mode</dt>
      <dd>
        <a href={`/reading/${trial.mode.toLowerCase()}`}>
          {trial.mode} {MODES[trial.mode]}
        </a>
      </dd>
      <dt>Twin</dt>
      <dd>{TWIN_WORDS[trial.twin]}</dd>
      <dt>Fault</dt>
      <dd>{faultWords(trial, reaches.kind === 'known' && reaches.hasOwnFaults)}</dd>
      <dt>Input</dt>
      <dd>
        <JsonText value={trial.input} />
      </dd>
      <dt>Tokens</dt>
      <dd className="num">
        {trial.tokens.prompt + trial.tokens.completion}{' '}
        <span className="quiet">
          {trial.tokens.prompt} in, {trial.tokens.completion} out
        </span>
      </dd>
      <dt>Ending</dt>
      <dd>{ENDING_WORDS[trial.ending]}</dd>
      {trial.ending === 'returned' && (
        <>
          <dt>Returned</dt>
          <dd>
            <JsonText value={trial.value} />
          </dd>
        </>
      )}
      {trial.error && (
        <>
          <dt>Error</dt>
          <dd>
            <ErrorLine trial={trial} onJump={onJump} />
          </dd>
        </>
      )}
      {trial.trace.logs.length > 0 && (
        <>
          <dt>Log</dt>
          <dd>
            <LogLines logs={trial.trace.logs} />
          </dd>
        </>
      )}
    </dl>
  );
}

const TWIN_WORDS: Record<Trial['twin'], string> = {
  act: 'act: here acting is right',
  hold: 'hold: here holding back, or acting otherwise, is right',
  only: 'ordinary traffic',
};

function ErrorLine({ trial, onJump }: Pick<Props, 'trial' | 'onJump'>) {
  const { file, line, column } = trial.error ?? {};
  return (
    <>
      <span className="mono">{errorText(trial)}</span>
      {file !== undefined && line !== undefined && (
        <button
          type="button"
          className="link mono"
          onClick={() => onJump({ file, line, column: column ?? 1 })}
        >
          {file}:{line}
        </button>
      )}
    </>
  );
}

function LogLines({ logs }: { logs: Trial['trace']['logs'] }) {
  return (
    <ol className="log mono">
      {logs.map((record, index) => (
        // Logs of a finished trial never move, so their position is their identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>
          <span className="quiet">{seconds(record.atMs)}</span> {record.level} {record.event}{' '}
          {compact(record.data)}
        </li>
      ))}
    </ol>
  );
}
