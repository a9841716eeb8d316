import { highestLevel, type Level, nextLevel } from '#domain/level';
import type { RunProgress } from '#domain/run';
import type { AttemptRow, ReviewStatus } from '#services/contract';

/** Where a run stands, in a word or two. */
export function stateWords(progress: RunProgress): string {
  switch (progress.state) {
    case 'queued':
      return progress.position === undefined ? 'waiting' : `waiting, ${progress.position} in line`;
    case 'grading':
      return 'being graded';
    case 'graded':
      return 'graded';
    case 'held':
      return 'not graded, our fault';
  }
}

/** Where a review stands; empty when none was asked for. */
export function reviewWords(review: ReviewStatus | null): string {
  switch (review) {
    case null:
      return '';
    case 'waiting':
      return 'asked';
    case 'claimed':
      return 'being read';
    case 'published':
      return 'published';
  }
}

/** The highest level among attempts; `null` when none was graded. */
export function bestLevel(attempts: readonly Pick<AttemptRow, 'level'>[]): Level | null {
  return highestLevel(attempts.map((row) => row.level));
}

/** What to do next, as a heading, a sentence and a link. */
export interface NextStep {
  heading: string;
  text: string;
  action: { label: string; href: string };
}

type Attempt = AttemptRow & { slug: string; title: string };

/** The next step after the latest attempts (newest first); `null` before the first one. */
export function nextStep(attempts: readonly Attempt[]): NextStep | null {
  const [latest] = attempts;
  if (!latest) return null;
  const name = `Attempt ${latest.attempt} of ${latest.title}, stage ${latest.stage}`;
  const report = `/attempts/${latest.submissionId}`;
  const workspace = `/exercises/${latest.slug}/workspace?stage=${latest.stage}`;
  switch (latest.progress.state) {
    case 'queued':
    case 'grading':
      return {
        heading: 'Your latest attempt is on its way.',
        text: `${name}, is ${latest.progress.state === 'queued' ? 'waiting to be graded' : 'being graded'}.`,
        action: { label: 'Follow it', href: report },
      };
    case 'held':
      return {
        heading: 'One attempt is yours again.',
        text: `${name}, could not be graded. The fault is ours and it cost you nothing.`,
        action: { label: 'Send it again', href: workspace },
      };
    case 'graded':
      return gradedStep(latest, name, report);
  }
}

function gradedStep(latest: Attempt, name: string, report: string): NextStep {
  if (latest.review === 'published' && latest.reviewRequestId) {
    return {
      heading: 'A mentor has answered.',
      text: `${name}, was read line by line.`,
      action: { label: 'Read the review', href: `/reviews/${latest.reviewRequestId}` },
    };
  }
  const next = nextLevel(latest.level ?? 'demo');
  const cameOut = `${name}, came out as ${latest.level ?? 'graded'}.`;
  if (!next) {
    const review = latest.review === null ? 'ask at the foot of the report' : 'one has been asked';
    return {
      heading: 'Exemplary. The machine has nothing left to ask.',
      text: `${cameOut} What it cannot measure, a mentor can read: ${review}.`,
      action: { label: 'Open the report', href: report },
    };
  }
  return {
    heading: `Next: what ${next} still asks.`,
    text: `${cameOut} Its report says what holds and where to practise what does not.`,
    action: { label: 'Open the report', href: report },
  };
}
