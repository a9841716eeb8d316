import { useId, useState } from 'react';
import type { Json } from '#domain/json';
import { EXPECTATION_EXAMPLES, type OwnCase, parseExpectations } from '#domain/own-case';
import { Dialog } from '../workspace/Dialog.tsx';
import type { CaseForm, OwnCases } from './use-own-cases.ts';

interface Props {
  own: OwnCases;
  form: CaseForm;
  /** Names in the fault menu of the family that the case comes from. */
  faults: readonly string[];
}

type Problem = { field: 'name' | 'input' | 'expect'; message: string };

/** Writes or changes a case of one's own. Closing it keeps what was typed. */
export function OwnCaseDialog({ own, form, faults }: Props) {
  const id = useId();
  const [problem, setProblem] = useState<Problem>();
  const change = (part: Partial<CaseForm>) => own.type({ ...form, ...part });
  const save = () => {
    const read = readForm(form);
    if ('problem' in read) setProblem(read.problem);
    else own.save(read.own);
  };
  const describe = (field: Problem['field']) => ({
    id: `${id}-${field}`,
    'aria-invalid': problem?.field === field,
    'aria-describedby': problem?.field === field ? `${id}-problem` : undefined,
  });
  return (
    <Dialog title="A case of your own" onClose={own.close} isWide>
      <p className="quiet">
        Made from <span className="mono">{form.from.case}</span>, {form.from.twin}, seed {form.from.seed}. The
        model understands what it understood there: text that you take away it can no longer read, and text
        that you add means nothing to it. The case is kept with your work and never graded.
      </p>
      <div className="field">
        <label htmlFor={`${id}-name`}>Name</label>
        <input
          {...describe('name')}
          type="text"
          maxLength={80}
          value={form.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-input`}>Input, as JSON</label>
        <textarea
          {...describe('input')}
          className="mono"
          rows={9}
          spellCheck={false}
          value={form.input}
          onChange={(event) => change({ input: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-fault`}>Fault</label>
        <select
          id={`${id}-fault`}
          value={form.fault ?? ''}
          onChange={(event) => change({ fault: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">as in the case it comes from</option>
          {faults.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-expect`}>What you expect, one a line</label>
        <textarea
          {...describe('expect')}
          className="mono"
          rows={4}
          spellCheck={false}
          placeholder={EXPECTATION_EXAMPLES.slice(0, 3).join('\n')}
          value={form.expect}
          onChange={(event) => change({ expect: event.target.value })}
        />
        <p className="quiet">Lines like these:</p>
        <ul className="examples quiet">
          {EXPECTATION_EXAMPLES.map((example) => (
            <li key={example}>
              <code>{example}</code>
            </li>
          ))}
        </ul>
      </div>
      {problem && (
        <p className="error" id={`${id}-problem`} role="alert">
          {problem.message}
        </p>
      )}
      <div className="acts">
        <button type="button" className="btn main" onClick={save}>
          Save and run
        </button>
        <button type="button" className="btn text" onClick={own.close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

function readForm({ input, ...rest }: CaseForm): { own: OwnCase } | { problem: Problem } {
  const name = rest.name.trim();
  if (name === '') return { problem: { field: 'name', message: 'Give the case a name.' } };
  const expected = parseExpectations(rest.expect);
  if (!expected.ok) return { problem: { field: 'expect', message: expected.refusal.message } };
  try {
    return { own: { ...rest, name, input: JSON.parse(input) as Json } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: { field: 'input', message: `The input is no JSON: ${why}.` } };
  }
}
