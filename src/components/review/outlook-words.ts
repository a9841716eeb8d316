import { count, ordinal } from '#components/format.ts';
import type { ReviewOutlook } from '#services/review-outlook';
import { waited } from './waited.ts';

/** What somebody who asks may expect, in a sentence or two. */
export function outlookWords({ waiting, position, medianWaitMs }: ReviewOutlook): string {
  return `${placeWords(waiting, position)} ${
    medianWaitMs === null
      ? 'No review has been published yet, so there is no usual wait.'
      : `Half of the latest reviews came within ${waited(medianWaitMs)}.`
  }`;
}

function placeWords(waiting: number, position: number | null): string {
  if (position !== null)
    return waiting === 1 ? 'It is the next.' : `It is the ${ordinal(position)} of ${waiting}.`;
  if (waiting === 0) return 'Nobody waits just now.';
  return `${count(waiting, 'attempt waits', 'attempts wait')} just now.`;
}
