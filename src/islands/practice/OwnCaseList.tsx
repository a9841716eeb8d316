import { Mark } from '../Mark.tsx';
import { OWN } from './practice-messages.ts';
import type { Cell, Judged, PracticeState } from './practice-results.ts';
import { formOf, type OwnCases } from './use-own-cases.ts';
import type { Practice } from './use-practice.ts';

interface Props {
  own: OwnCases;
  practice: Practice;
  selected: Cell | undefined;
  onSelect(cell: Cell): void;
}

/** The learner's own cases, under those of the suite. */
export function OwnCaseList({ own, practice, selected, onSelect }: Props) {
  return (
    <section className="own-cases" aria-label="Cases of your own">
      <header>
        <h2>Cases of your own</h2>
        {own.list.length > 0 && (
          <button
            type="button"
            className="btn text"
            disabled={practice.isRunning}
            onClick={() => practice.run({ kind: 'own' })}
          >
            Run them
          </button>
        )}
      </header>
      {own.problem !== undefined && (
        <p className="fail" role="alert">
          {own.problem}
        </p>
      )}
      {own.list.length === 0 && own.problem === undefined && (
        <p className="quiet">
          None yet. Open a mark above and keep its case as yours, with other input or another fault.
        </p>
      )}
      <ul>
        {own.list.map((one, i) => {
          const judged = judgedOf(practice.state, one.id);
          const seed = i + 1;
          return (
            <li
              key={one.id}
              className={selected?.family === OWN && selected.seed === seed ? 'selected' : undefined}
            >
              <button
                type="button"
                className={judged && judged.version !== practice.state.version ? 'name stale' : 'name'}
                disabled={!judged}
                onClick={() => onSelect({ family: OWN, seed })}
              >
                <Mark kind={judged?.trial.verdict ?? 'none'} /> {one.name}
              </button>
              <button type="button" className="btn text" onClick={() => own.open(formOf(one))}>
                Edit<span className="sr"> {one.name}</span>
              </button>
              <button type="button" className="btn text" onClick={() => own.remove(one.id)}>
                Delete<span className="sr"> {one.name}</span>
              </button>
              {judged && judged.trial.verdict !== 'ok' && <p className="quiet">{judged.trial.reason}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The last result of a case, wherever it stood in the list when it ran. */
function judgedOf({ judged }: PracticeState, id: string): Judged | undefined {
  return [...judged.values()].findLast(({ trial }) => trial.family === OWN && trial.case === id);
}
