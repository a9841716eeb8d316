import type { Received } from './outcome.ts';

interface Text {
  content?: string | null;
  refusal?: string | null;
}

/** A whole answer, or a piece of one: they differ in where the text stands. */
export interface Piece {
  model: string;
  choices: { message?: Text; delta?: Text; finish_reason: string | null }[];
}

/** What a piece adds. One that does not look like a piece adds nothing, and an empty `finish_reason` ends nothing. */
export function add(answer: Received, piece: Piece): Received {
  const choice = piece.choices?.[0];
  const text = choice?.message ?? choice?.delta;
  return {
    content: answer.content + (text?.content ?? ''),
    refusal: answer.refusal + (text?.refusal ?? ''),
    finish: choice?.finish_reason || answer.finish,
    model: piece.model ?? answer.model,
  };
}
