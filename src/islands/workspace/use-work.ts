import { type Dispatch, useMemo, useRef, useState } from 'react';
import { familiesAtStage } from '#domain/exercise';
import { programOf } from '#domain/notes';
import type { CompileError } from '#sandbox/box';
import { useCompileCheck } from '../editor/use-compile-check.ts';
import type { Draft, DraftAction } from '../files/draft.ts';
import { opensFirst } from '../files/file-names.ts';
import { unpackFiles } from '../files/packed-files.ts';
import { type FamilyRow, familyRows } from '../practice/practice-results.ts';
import { useKeepingPractice, useRecalled } from '../practice/use-kept-practice.ts';
import { type OwnCases, useOwnCases } from '../practice/use-own-cases.ts';
import { type Practice, type PracticeSetup, usePractice } from '../practice/use-practice.ts';
import { type KeptDraft, useKeptDraft } from '../saving/use-kept-draft.ts';
import { type Submit, useSubmit } from '../submit/use-submit.ts';
import type { WorkspaceProps } from './workspace-props.ts';

/** The learner's work at one stage, with all that is known of it here. */
export interface Work {
  kept: KeptDraft;
  draft: Draft;
  dispatch: Dispatch<DraftAction>;
  /** Where the draft does not compile, if it does not. */
  error: CompileError | undefined;
  own: OwnCases;
  practice: Practice;
  /** The matrix of practice as it stands for the draft in hand. */
  rows: readonly FamilyRow[];
  submit: Submit;
  /** Drops the marks of practice: the work begins anew. */
  forgetPractice(): void;
}

/** Ties draft, practice, cases of the learner's own and submitting together. */
export function useWork(props: WorkspaceProps): Work {
  const { exercise, stage, starter, viewerId, isDraft = false } = props;
  const { manifest, contentHash } = exercise;
  const { slug, entry } = manifest;
  const [setup] = useState(() => practiceSetup(props));
  const [opening] = useState(() => ({
    ...props.workspace,
    files: unpackFiles(props.workspace.files, starter),
  }));
  // A draft's files are kept apart, so that they never turn up in the published exercise.
  const keptAs = isDraft ? `${slug}@${contentHash}` : slug;
  const first = opensFirst(starter, manifest);
  const kept = useKeptDraft({ ...opening, viewerId, slug: keptAs, stage, entry: first, starter });
  const { draft, dispatch } = kept;
  const program = useMemo(() => programOf(draft.files), [draft.files]);
  const families = useMemo(() => familiesAtStage(manifest, stage), [manifest, stage]);
  const runOwn = useRef(() => {});
  const own = useOwnCases(draft, dispatch, () => runOwn.current());
  const version = draft.programVersion;
  const place = { viewerId, slug: keptAs, stage, contentHash };
  const recalled = useRecalled(place, { program, version });
  const practice = usePractice(setup, { files: program, own: own.list, version }, recalled);
  const keeping = useKeepingPractice(place, practice, families, { program, version });
  runOwn.current = () => practice.run({ kind: 'own' });
  const { hiddenRuns } = props;
  const submit = useSubmit({ viewerId, slug, stage, files: draft.files, hiddenRuns, flush: kept.flush });
  const error = useCompileCheck(program, entry);
  const rows = familyRows(practice.state, families, version);
  return { kept, draft, dispatch, error, own, practice, rows, submit, forgetPractice: keeping.forget };
}

function practiceSetup({ exercise, stage }: WorkspaceProps): PracticeSetup {
  const { manifest, contentHash, version, practiceUrl } = exercise;
  return { worldUrl: practiceUrl, input: { manifest, contentHash, version, stage } };
}
