import type { ChatRequest, Host, HostError, Task } from '../contract.ts';
import { type Outcome, outcomeOf, outcomeOfError, type Received } from './outcome.ts';
import { add, type Piece } from './stream.ts';

/** One request to a model, whatever comes of it, within the time that one request may take. */
export async function ask(host: Host, task: Task, model: string, _endsAt: number): Promise<Outcome> {
  const request: ChatRequest = { model, messages: task.messages, max_completion_tokens: task.maxTokens };
  // A time-out of the host would begin anew with every chunk; this one does not.
  const token = host.clock.token();
  void host.clock.sleep(task.deadlineMs).then(() => token.cancel());
  try {
    const pieces = task.stream
      ? host.model.stream(request, { token })
      : [host.model.chat(request, { token })];
    return outcomeOf(await read(pieces));
  } catch (error) {
    return outcomeOfError(error as HostError, host.clock.now());
  }
}

/** Reads until the model says that it is done; what comes after that is not waited for. */
async function read(pieces: AsyncIterable<Piece> | Promise<Piece>[]): Promise<Received> {
  let answer: Received = { content: '', refusal: '', finish: '', model: '' };
  for await (const piece of pieces) {
    answer = add(answer, piece);
    if (answer.finish) break;
  }
  return answer;
}
