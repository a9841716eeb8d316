import type { PastAttempt } from './workspace-props.ts';

interface Props {
  attempts: readonly PastAttempt[];
  slug: string;
  isSignedIn: boolean;
}

/** Earlier attempts at this stage, the latest first, each with its report. */
export function HistoryPane({ attempts, slug, isSignedIn }: Props) {
  if (!isSignedIn)
    return <p className="pane-body quiet">Attempts are listed here once you have signed in and submitted.</p>;
  if (attempts.length === 0) {
    return <p className="pane-body quiet">No attempt yet. Submit, and its report is linked here.</p>;
  }
  return (
    <div className="pane-body">
      <table className="dense history">
        <thead>
          <tr>
            <th>Attempt</th>
            <th>Submitted</th>
            <th>Result</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((a) => (
            <tr key={a.submissionId}>
              <td>
                <a href={`/attempts/${a.submissionId}`}>Attempt {a.attempt}</a>
              </td>
              <td className="num nowrap quiet">{dateWords(a.submittedAt)}</td>
              <td>
                {STATE_WORDS[a.state] ?? a.level}
                {a.review === 'published' && ', reviewed'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href={`/exercises/${slug}/history`}>All attempts at this exercise</a>
      </p>
    </div>
  );
}

const STATE_WORDS: Partial<Record<PastAttempt['state'], string>> = {
  queued: 'waiting',
  grading: 'being graded',
  held: 'not graded, our fault',
};

function dateWords(at: number): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${day}, ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
