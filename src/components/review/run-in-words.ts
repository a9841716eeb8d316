import type { RunProgress } from '#domain/run';

/** Where a grading stands, for somebody who reads about it elsewhere: `waiting to be graded, position 2`. */
export function runInWords(progress: RunProgress): string {
  switch (progress.state) {
    case 'queued':
      return progress.position === undefined
        ? 'waiting to be graded'
        : `waiting to be graded, position ${progress.position}`;
    case 'grading':
      return 'being graded';
    case 'graded':
      return 'graded';
    case 'held':
      return 'not graded: our fault';
  }
}
