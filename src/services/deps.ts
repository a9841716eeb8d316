import type { Passwords } from '#auth/passwords';
import type { SessionCookies } from '#auth/sessions';
import type { Throttle } from '#auth/throttle';
import type { Clock } from '#store/database';
import type { EvidenceFiles } from '#store/evidence-files';
import type { Store } from '#store/open-store';
import type { Authoring } from './authoring.ts';
import type { NoticeFeeds } from './notice-feeds.ts';
import type { Proofs } from './proofs.ts';
import type { PublishedExercises } from './published-exercises.ts';
import type { RegradePreviews } from './regrade-previews.ts';

/** `problem` is a sentence, `cause` what was thrown. */
export type ReportProblem = (problem: string, cause?: unknown) => void;

/** What use cases work with. Each asks only for its part, so that a test need not build the rest. */
export interface Deps {
  store: Store;
  /** Traces of gradings, in files beside the database. */
  evidence: EvidenceFiles;
  /** Unix milliseconds. */
  now: Clock;
  exercises: PublishedExercises;
  proofs: Proofs;
  /** What publishing by hand needs; undefined in a process that does not publish. */
  authoring: Authoring | undefined;
  /** Regrades that are being tried out, in this process's memory. */
  previews: RegradePreviews;
  /** Draws that nobody may foresee or choose are keyed with it. Not for any page. */
  drawKey: string;
  sessions: SessionCookies;
  passwords: Passwords;
  throttle: Throttle;
  /** Where the links in e-mails lead, without a slash at the end; undefined where none are sent. */
  mail: { publicUrl: string } | undefined;
  /** Whoever listens for their notices. */
  feeds: NoticeFeeds;
  /** Tells the queue that a run waits. Called after the transaction, never inside. */
  runQueued(): void;
  /** For the operator's log: something of ours broke and was dealt with. */
  reportProblem: ReportProblem;
  /** Named answers of the parts that serving needs: `ok`, or what is wrong. */
  healthChecks: ReadonlyMap<string, () => string>;
}
