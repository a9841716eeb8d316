import type { FilePlace } from '../workspace/use-view.ts';
import type { Problem } from './language-messages.ts';

interface Props {
  problems: readonly Problem[];
  onJump(place: FilePlace): void;
}

/** What the language service finds wrong in the whole work, file by file. A click goes there. */
export function ProblemList({ problems, onJump }: Props) {
  return (
    <section className="problem-list" aria-label="Type errors">
      {problems.length === 0 ? (
        <p className="quiet">No type errors.</p>
      ) : (
        <ol>
          {problems.map((problem) => (
            <li key={`${problem.path}:${problem.from}:${problem.message}`}>
              <button
                type="button"
                onClick={() => onJump({ file: problem.path, line: problem.line, column: problem.column })}
              >
                <span className="mono">
                  {problem.path}:{problem.line}
                </span>
                {problem.message}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
