import { highestLevel, type Level } from '#domain/level';
import type { RunProgress } from '#domain/run';
import type { AttemptRow } from '#services/contract';

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

/** Where a review stands and whose turn it is; empty when none was asked for. */
export function reviewWords({ review, reviewTurn }: Pick<AttemptRow, 'review' | 'reviewTurn'>): string {
  switch (review) {
    case null:
      return '';
    case 'waiting':
      return 'asked';
    case 'claimed':
      return 'being read';
    case 'withdrawn':
      return 'withdrawn';
    case 'published':
      return publishedWords(reviewTurn);
  }
}

function publishedWords(turn: AttemptRow['reviewTurn']): string {
  if (turn === 'nobody') return 'closed';
  return turn === 'mentor' ? 'answered, mentors’ turn' : 'your turn';
}

/** The highest level among attempts; `null` when none was graded. */
export function bestLevel(attempts: readonly Pick<AttemptRow, 'level'>[]): Level | null {
  return highestLevel(attempts.map((row) => row.level));
}
