import { useState } from 'react';

interface Props {
  family: string;
  /** Steps, each saying a little more. */
  steps: readonly string[];
  /** Where this browser remembers how far one has asked. */
  keptAs: string;
}

/** Hints of a family, one step at a time: what has been asked for stays open. */
export function Hints({ family, steps, keptAs }: Props) {
  const key = `${keptAs}:${family}`;
  const [asked, setAsked] = useState(() => readCount(key));
  const shown = Math.min(asked, steps.length);
  const ask = () => {
    setAsked(shown + 1);
    keepCount(key, shown + 1);
  };
  return (
    <div className="hints">
      {shown > 0 && (
        <ol aria-live="polite">
          {steps.slice(0, shown).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {shown < steps.length && (
        <button type="button" className="btn text" onClick={ask}>
          {shown === 0 ? 'Give me a hint' : 'A stronger hint'}{' '}
          <span className="quiet num">
            {shown} of {steps.length}
          </span>
        </button>
      )}
    </div>
  );
}

function readCount(key: string): number {
  try {
    const count = Number(localStorage.getItem(key));
    return Number.isInteger(count) && count > 0 ? count : 0;
  } catch {
    return 0;
  }
}

function keepCount(key: string, count: number): void {
  try {
    localStorage.setItem(key, String(count));
  } catch {
    // The hint stays open for this visit.
  }
}
