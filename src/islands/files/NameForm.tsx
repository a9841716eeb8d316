import { type SubmitEvent, useId, useState } from 'react';

interface Props {
  label: string;
  initial: string;
  action: string;
  /** Why this name cannot be; undefined when it can. */
  problemOf(path: string): string | undefined;
  onName(path: string): void;
  onCancel(): void;
}

/** Asks for a path. The problem is told once one has tried, not while one types. */
export function NameForm({ label, initial, action, problemOf, onName, onCancel }: Props) {
  const [path, setPath] = useState(initial);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = problemOf(path.trim());
    setProblem(found);
    if (found === undefined) onName(path.trim());
  };
  return (
    <form className="name-form field" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="mono"
        value={path}
        // biome-ignore lint/a11y/noAutofocus: the field appears because the person asked for it
        autoFocus
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => setPath(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      {problem !== undefined && (
        <p className="error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <div className="acts">
        <button type="submit" className="btn">
          {action}
        </button>
        <button type="button" className="btn text" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
