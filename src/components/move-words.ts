import type { CarriedOver } from '#domain/carry-over';
import { joinWords } from './format.ts';

/** What a move to another version does to a draft, in sentences. What the learner wrote comes along unless it says otherwise. */
export function moveWords({ renewed, both, dropped, left }: Omit<CarriedOver, 'files'>): string {
  const sentences = [
    'What you wrote comes along.',
    renewed.length > 0 && `New text in ${joinWords(renewed)}, which you did not change.`,
    both.length > 0 && `${joinWords(both)} changed on both sides: yours stands.`,
    dropped.length > 0 && `${joinWords(dropped)} ${dropped.length === 1 ? 'is' : 'are'} handed out no more.`,
    left.length > 0 &&
      `No room there for ${joinWords(left)}: only the kept draft has ${left.length === 1 ? 'it' : 'them'}.`,
    'The draft as it is now is kept.',
  ];
  return sentences.filter(Boolean).join(' ');
}
