import type { Manifest } from '#domain/exercise';
import { DECISION_RECORD } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import type { CompileError } from '#sandbox/box';
import { changedPaths, type Draft, textOf } from '../files/draft.ts';
import { type FamilyRow, measures, type PracticeState, totals } from '../practice/practice-results.ts';
import { keptFields } from './kept-fields.ts';
import { SignUpDialog } from './SignUpDialog.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import type { Submit } from './use-submit.ts';

interface Props {
  submit: Submit;
  viewerId: string | null;
  manifest: Manifest;
  stage: number;
  draft: Draft;
  starter: readonly SourceFile[];
  rows: readonly FamilyRow[];
  state: PracticeState;
  /** Where the draft does not compile, if it does not. */
  error: CompileError | undefined;
  /** Goes to the decision record. */
  onRecord(): void;
}

/** What submitting asks first: for a last look, or for an account. Nothing while nobody submits. */
export function SubmitQuestion(props: Props) {
  const { submit, viewerId, manifest, stage, draft, starter, rows, state, error, onRecord } = props;
  if (submit.state.kind === 'closed') return null;
  if (viewerId === null) return <SignUpDialog onClose={submit.close} />;
  const changed = changedPaths(draft.files, starter).size;
  return (
    <SubmitDialog
      {...{ submit, stage, changed, error }}
      practice={practiceWords(rows)}
      measured={measuredWords(measures(state, draft.programVersion))}
      item={manifest.item}
      record={textOf(draft.files, DECISION_RECORD)}
      kept={keptFields(`holdfast:prediction:${viewerId}:${manifest.slug}:${stage}`, () => localStorage)}
      onRecord={() => {
        submit.close();
        onRecord();
      }}
    />
  );
}

/** What practice says of the draft in hand. */
export function practiceWords(rows: readonly FamilyRow[]): string {
  const { held, run, of } = totals(rows);
  if (run === 0) return 'not run';
  const isStale = rows.some((row) => row.marks.some((mark) => mark.isStale));
  const part = run < of ? `, ${of - run} not run` : '';
  return `${held} of ${run} marks held${part}${isStale ? ', in part of an earlier draft' : ''}`;
}

/** What practice measured of this draft: something to predict from, although traffic is another mix. */
export function measuredWords(measured: ReturnType<typeof measures>): string | undefined {
  if (!measured) return undefined;
  const { tokens, latencyP95Ms } = measured;
  return `${tokens.toLocaleString('en-GB')} tokens a trial, 95th percentile ${(latencyP95Ms / 1000).toFixed(1)} s`;
}
