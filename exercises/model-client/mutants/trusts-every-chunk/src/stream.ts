import type { ChatChunk } from '../contract.ts';
import type { Received } from './outcome.ts';

/** What a chunk adds. One that does not look like a chunk adds nothing. */
export function addChunk(answer: Received, chunk: ChatChunk): Received {
  const [choice] = chunk.choices;
  return {
    content: answer.content + (choice?.delta.content ?? ''),
    refusal: answer.refusal + (choice?.delta.refusal ?? ''),
    // An empty finish_reason ends nothing.
    finish: choice?.finish_reason || undefined,
    model: typeof chunk?.model === 'string' ? chunk.model : answer.model,
  };
}
