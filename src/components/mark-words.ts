import type { Verdict } from '#domain/verdict';

/** What a mark can show: a verdict, or nothing yet. */
export type MarkKind = Verdict | 'none';

/** The word that stands for a mark wherever its shape cannot be seen. */
export const MARK_WORDS: Record<MarkKind, string> = {
  ok: 'held',
  safe: 'safe',
  fail: 'failed',
  critical: 'veto',
  void: 'not graded',
  none: 'not tried',
};
