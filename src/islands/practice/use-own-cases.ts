import { type Dispatch, useEffect, useMemo, useRef, useState } from 'react';
import { PRACTICE_CASES } from '#domain/notes';
import { type OwnCase, ownCasesText, parseOwnCases } from '#domain/own-case';
import type { Trial } from '#domain/trial';
import { type Draft, type DraftAction, textOf } from '../files/draft.ts';

/** A case as it is being written, with the texts as typed. */
export interface CaseForm {
  id: string;
  from: OwnCase['from'];
  name: string;
  input: string;
  fault: string | null;
  expect: string;
}

export interface OwnCases {
  list: readonly OwnCase[];
  /** Why the file cannot be read, if it cannot. */
  problem: string | undefined;
  /** The case whose form is open. */
  form: CaseForm | undefined;
  /** Opens the form of a case; what was typed into it before and not saved is still there. */
  open(form: CaseForm): void;
  type(form: CaseForm): void;
  close(): void;
  save(changed: OwnCase): void;
  remove(id: string): void;
}

/** The learner's own cases, kept in a file of the work. `onChange` is called once the work holds the change. */
export function useOwnCases(draft: Draft, dispatch: Dispatch<DraftAction>, onChange: () => void): OwnCases {
  const text = textOf(draft.files, PRACTICE_CASES) ?? '';
  const read = useMemo(() => parseOwnCases(text), [text]);
  const list = read.ok ? read.value : [];
  const [openId, setOpenId] = useState<string>();
  const [typed, setTyped] = useState<ReadonlyMap<string, CaseForm>>(new Map());
  const isChanged = useRef(false);
  const latest = useRef(onChange);
  latest.current = onChange;

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new text that is waited for
  useEffect(() => {
    if (isChanged.current) latest.current();
    isChanged.current = false;
  }, [text]);

  const keep = (form: CaseForm) => setTyped(new Map(typed).set(form.id, form));
  const forget = (id: string) => setTyped(new Map([...typed].filter(([known]) => known !== id)));
  const write = (cases: readonly OwnCase[]) => {
    isChanged.current = cases.length > 0;
    if (cases.length === 0) dispatch({ kind: 'deleted', path: PRACTICE_CASES });
    else dispatch({ kind: 'wrote', path: PRACTICE_CASES, text: ownCasesText(cases) });
  };
  return {
    list,
    problem: read.ok ? undefined : read.refusal.message,
    form: openId === undefined ? undefined : typed.get(openId),
    open(form) {
      if (!typed.has(form.id)) keep(form);
      setOpenId(form.id);
    },
    type: keep,
    close: () => setOpenId(undefined),
    save(changed) {
      const isKnown = list.some((c) => c.id === changed.id);
      write(isKnown ? list.map((c) => (c.id === changed.id ? changed : c)) : [...list, changed]);
      forget(changed.id);
      setOpenId(undefined);
    },
    remove(id) {
      write(list.filter((c) => c.id !== id));
      forget(id);
    },
  };
}

/** The form of a case that is there. */
export function formOf({ input, ...own }: OwnCase): CaseForm {
  return { ...own, input: JSON.stringify(input, null, 2) };
}

/** A new case, made from a trial of the suite. */
export function caseFrom({ family, case: id, twin, seed, input }: Trial): CaseForm {
  const from = { family, case: id, twin: twin === 'hold' ? ('hold' as const) : ('act' as const), seed };
  return {
    id: crypto.randomUUID().slice(0, 8),
    from,
    name: '',
    input: JSON.stringify(input, null, 2),
    fault: null,
    expect: 'ends returned\n',
  };
}
