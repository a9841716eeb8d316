import { useId } from 'react';
import { METRICS, type Metric } from '#domain/foresight';
import { ASKED, type PredictionFields } from './read-prediction.ts';

interface Props {
  fields: PredictionFields;
  item: string;
  problem: { metric: Metric; message: string } | undefined;
  onChange(fields: PredictionFields): void;
}

/** Four numbers of the hidden traffic, written down before it runs. */
export function PredictionForm({ fields, item, problem, onChange }: Props) {
  const id = useId();
  return (
    <fieldset className="prediction">
      <legend>What will the hidden traffic come to?</legend>
      <p className="quiet">
        Written down before grading and shown beside what came. Never graded. Leave all four empty to skip;
        the report then says that nothing was predicted.
      </p>
      <div className="prediction-fields">
        {METRICS.map((metric) => {
          const { label, unit } = ASKED[metric];
          const isWrong = problem?.metric === metric;
          return (
            <label key={metric} htmlFor={`${id}-${metric}`}>
              <span>{label}</span>
              <span className="with-unit">
                <input
                  id={`${id}-${metric}`}
                  type="text"
                  inputMode="decimal"
                  autoComplete="off"
                  className="num"
                  value={fields[metric]}
                  aria-invalid={isWrong}
                  aria-describedby={isWrong ? `${id}-problem` : undefined}
                  onChange={(event) => onChange({ ...fields, [metric]: event.target.value })}
                />
                <span className="quiet">{unit.replace('item', item)}</span>
              </span>
            </label>
          );
        })}
      </div>
      {problem && (
        <p className="error" id={`${id}-problem`} role="alert">
          {problem.message}
        </p>
      )}
    </fieldset>
  );
}
