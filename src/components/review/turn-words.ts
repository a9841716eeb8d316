import type { Turn } from '#domain/turn';
import { waited } from './waited.ts';

/** Whose turn it is and for how long, as the learner reads it: `Your turn for 3 d`. */
export function turnForLearner(turn: Turn, now: number): string {
  const time = waited(now - turn.since);
  switch (turn.whose) {
    case 'learner':
      return `Your turn for ${time}`;
    case 'mentor':
      return `The mentors’ turn for ${time}`;
    case 'nobody':
      return `Closed for ${time}`;
  }
}

/** The same as a mentor reads it, by the learner's name. */
export function turnForMentor(turn: Turn, learnerName: string, now: number): string {
  const time = waited(now - turn.since);
  switch (turn.whose) {
    case 'learner':
      return `${learnerName}’s turn for ${time}`;
    case 'mentor':
      return `The mentors’ turn for ${time}`;
    case 'nobody':
      return `Closed for ${time}`;
  }
}
