import type { FamilyRow, PracticeState } from './practice-results.ts';
import { totals } from './practice-results.ts';
import { MOST_KILLS } from './practice-run.ts';
import type { Practice } from './use-practice.ts';

/** How many marks hold, how the run stands, and the button to start or stop it. */
export function PracticeSummary({ practice, rows }: { practice: Practice; rows: readonly FamilyRow[] }) {
  const { held, run } = totals(rows);
  const isStale = rows.some((row) => row.marks.some((mark) => mark.isStale));
  return (
    <div className="practice-summary">
      <p>
        {run > 0 && (
          <b>
            {held} of {run} held
          </b>
        )}{' '}
        <span className="quiet">{statusWords(practice.state)}</span>
        {isStale && !practice.isRunning && (
          <span className="stale-note">Pale marks are of an earlier state of the files.</span>
        )}
      </p>
      {practice.isRunning ? (
        <button type="button" className="btn" onClick={practice.stop}>
          Stop
        </button>
      ) : (
        <button type="button" className="btn" onClick={() => practice.run({ kind: 'all' })}>
          Run all
        </button>
      )}
      <p className="sr" role="status">
        {announcement(practice.state, held, run)}
      </p>
    </div>
  );
}

/** What the run is doing or how it ended, in a few words. */
export function statusWords({ status, recalled }: Pick<PracticeState, 'status' | 'recalled'>): string {
  switch (status.kind) {
    case 'idle':
      if (recalled) return 'when you were last here. Run again to open a mark up.';
      return 'Press Run. A mark that fails can be opened up. Practice runs in your browser, as often as you like.';
    case 'opening':
      return 'Starting…';
    case 'running':
      return `${status.done} of ${status.chosen} trials`;
    case 'finished':
      return `in ${duration(status.ms)}`;
    case 'stopped':
      return STOP_WORDS[status.why];
    case 'failed':
      return `Practice could not run, through no fault of yours: ${status.message}`;
  }
}

const STOP_WORDS = {
  asked: 'Stopped.',
  too_many_kills: `Stopped: ${MOST_KILLS} trials ran too long and had to be ended. Look for a loop that does not end.`,
  never_opened: 'Stopped: the program did not finish loading. Look for a loop outside of functions.',
} as const;

/** Only ends are announced; a count at every batch would never let a screen reader finish. */
function announcement(state: PracticeState, held: number, run: number): string {
  const { kind } = state.status;
  if (kind === 'finished') return `Practice done. ${held} of ${run} marks held.`;
  return kind === 'stopped' || kind === 'failed' ? statusWords(state) : '';
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
