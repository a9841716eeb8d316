import { randomUUID } from 'node:crypto';
import { changeBetween, type RegradeChange, standingOf } from '#domain/regrade';
import type { Report } from '#domain/report';
import type { RegradeItem } from './plan-regrade.ts';

/** What a preview found for one submission: how it would change, or why we could not tell. */
export type PreviewOutcome = { change: RegradeChange } | { fault: string };

/** Where a preview stands. */
export interface PreviewState {
  /** Unix milliseconds. */
  startedAt: number;
  startedBy: string;
  total: number;
  /** By submission. */
  outcomes: ReadonlyMap<string, PreviewOutcome>;
}

/** A submission that a worker is to grade for a preview. Nothing of it is stored. */
export interface PreviewWork {
  runId: string;
  claimToken: string;
  versionId: string;
  item: RegradeItem;
}

/** Trials of one submission that a preview makes before it says that it cannot tell. */
const TRIES = 2;

interface Preview extends PreviewState {
  versionId: string;
  outcomes: Map<string, PreviewOutcome>;
  waiting: { item: RegradeItem; tries: number }[];
}

/**
 * Regrades that are tried out: graded by the same workers as everything else, when nobody waits for anything, and kept in
 * memory alone. One per version at a time; a restart forgets them, which costs nothing but the wait.
 */
export interface RegradePreviews {
  /** Begins a preview in place of an earlier one of the same version. */
  start(preview: {
    versionId: string;
    startedAt: number;
    startedBy: string;
    items: readonly RegradeItem[];
  }): void;
  find(versionId: string): PreviewState | undefined;
  forget(versionId: string): void;
  claimNext(): PreviewWork | undefined;
  /** Whether a run is one of a preview's, whatever has become of it. */
  isPreview(runId: string): boolean;
  /** False when the preview was replaced or forgotten meanwhile. @param before the report that it is compared with */
  finish(runId: string, before: (item: RegradeItem) => Report | undefined, after: Report): boolean;
  /** Our side broke: tried once more, then told. */
  fail(runId: string, fault: string): void;
}

const PREFIX = 'preview:';

export function createRegradePreviews(): RegradePreviews {
  const previews = new Map<string, Preview>();
  const claimed = new Map<string, { preview: Preview; item: RegradeItem; tries: number }>();

  /** What is under way, if its preview still stands. */
  function take(runId: string) {
    const work = claimed.get(runId);
    claimed.delete(runId);
    return work && previews.get(work.preview.versionId) === work.preview ? work : undefined;
  }

  return {
    start({ versionId, startedAt, startedBy, items }) {
      const waiting = items.map((item) => ({ item, tries: 0 }));
      const state = { startedAt, startedBy, total: items.length, outcomes: new Map() };
      previews.set(versionId, { versionId, waiting, ...state });
    },
    find: (versionId) => previews.get(versionId),
    forget: (versionId) => void previews.delete(versionId),

    claimNext() {
      const preview = [...previews.values()].find(({ waiting }) => waiting.length > 0);
      const next = preview?.waiting.shift();
      if (!preview || !next) return undefined;
      const runId = `${PREFIX}${randomUUID()}`;
      claimed.set(runId, { preview, ...next });
      return { runId, claimToken: runId, versionId: preview.versionId, item: next.item };
    },

    isPreview: (runId) => runId.startsWith(PREFIX),

    finish(runId, before, after) {
      const work = take(runId);
      if (!work) return false;
      const { preview, item } = work;
      const old = before(item);
      const outcome = old
        ? { change: changeBetween(standingOf(old), standingOf(after)) }
        : { fault: 'The report it counts by cannot be read.' };
      preview.outcomes.set(item.submissionId, outcome);
      return true;
    },

    fail(runId, fault) {
      const work = take(runId);
      if (!work) return;
      const { preview, item } = work;
      const tries = work.tries + 1;
      if (tries < TRIES) preview.waiting.push({ item, tries });
      else preview.outcomes.set(item.submissionId, { fault });
    },
  };
}
