import { useCallback, useEffect, useRef, useState } from 'react';
import type { SourceFile } from '#domain/program';
import { fingerprint } from '../files/fingerprint.ts';
import { familiesToKeep, type KeptPractice, keptPractice, marksToOpen } from './kept-practice.ts';
import { familyRows, type PracticeState, type Recalled } from './practice-results.ts';

/** Whose marks, of what. */
export interface PracticePlace {
  viewerId: string | null;
  slug: string;
  stage: number;
  contentHash: string;
}

/** The program in hand; `version` as results carry it. */
interface InHand {
  program: readonly SourceFile[];
  version: number;
}

/** The marks that were kept, once, for the page to open with. */
export function useRecalled(place: PracticePlace, { program, version }: InHand): Recalled | undefined {
  const [found] = useState(() => {
    const { own, anonymous } = storesOf(place);
    const hash = fingerprint(program);
    const at = { contentHash: place.contentHash, program: hash };
    const opened = marksToOpen(own.read(), anonymous?.read(), at);
    return opened && { ...opened, recalled: recall(opened.kept, hash, version) };
  });
  const [{ own, anonymous }] = useState(() => storesOf(place));
  useEffect(() => {
    if (!found) own.remove();
    else if (found.isBrought && own.write(found.kept)) anonymous?.remove();
  }, [found, own, anonymous]);
  return found?.recalled;
}

/** Keeps the marks whenever a run ends. `forget` drops them, here and in the browser. */
export function useKeepingPractice(
  place: PracticePlace,
  practice: { state: PracticeState; forget(): void },
  families: readonly string[],
  { program }: InHand,
): { forget(): void } {
  const { state } = practice;
  const [{ own }] = useState(() => storesOf(place));
  const judged = useRef(program);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the program in hand when a run begins is the one it judges
  useEffect(() => {
    judged.current = program;
  }, [state.startedAt]);
  const { kind } = state.status;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is kept when a run has ended
  useEffect(() => {
    if (kind !== 'finished' && kind !== 'stopped') return;
    const rows = familyRows(state, families, state.version);
    const kept = { contentHash: place.contentHash, program: fingerprint(judged.current) };
    own.write({ ...kept, families: familiesToKeep(rows, state.titles) });
  }, [kind, state.startedAt]);
  const forget = useCallback(() => {
    own.remove();
    practice.forget();
  }, [own, practice.forget]);
  return { forget };
}

function storesOf({ viewerId, slug, stage }: PracticePlace) {
  const at = (id: string | null) => keptPractice(id, slug, stage, () => localStorage);
  return { own: at(viewerId), anonymous: viewerId === null ? undefined : at(null) };
}

/** Marks of these very files are as good as run just now; others are of an earlier draft. */
function recall({ families, program }: KeptPractice, inHand: string, version: number): Recalled {
  return { families, version: program === inHand ? version : undefined };
}
