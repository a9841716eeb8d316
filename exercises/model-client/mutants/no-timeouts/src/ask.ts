import type { ChatRequest, Host, HostError, Task } from '../contract.ts';
import { PATIENCE_MS } from './limits.ts';
import { type Outcome, outcomeOf, outcomeOfError, type Received, received } from './outcome.ts';
import { addChunk } from './stream.ts';

interface Asked {
  task: Task;
  model: string;
  isStream: boolean;
  endsAt: number;
}

/** One request, whatever comes of it, within the time that one request may take. */
export async function ask(host: Host, { task, model, isStream, endsAt }: Asked): Promise<Outcome> {
  const request: ChatRequest = { model, messages: task.messages, max_completion_tokens: task.maxTokens };
  const leftMs = Math.max(1, endsAt - host.clock.now());
  // The fallback writes slowly: whoever asks it has to let it finish.
  const mostMs = model === task.route.primary ? Math.min(PATIENCE_MS, leftMs) : leftMs;
  try {
    const answer = isStream ? await streamed(host, request, mostMs) : await whole(host, request, mostMs);
    return outcomeOf(answer, model);
  } catch (error) {
    return outcomeOfError(error as HostError, host.clock.now());
  }
}

async function whole(host: Host, request: ChatRequest, timeoutMs: number): Promise<Received> {
  return received(await host.model.chat(request, timeoutMs > 0 ? {} : { timeoutMs }));
}

/** Reads until the stream says that it is done; what comes after that is not waited for. */
async function streamed(host: Host, request: ChatRequest, mostMs: number): Promise<Received> {
  const token = host.clock.token();
  void host.clock.sleep(60 * mostMs).then(() => token.cancel());
  let answer: Received = { content: '', refusal: '', finish: undefined, model: request.model };
  for await (const chunk of host.model.stream(request, { token })) {
    answer = addChunk(answer, chunk);
    if (answer.finish) break;
  }
  return answer;
}
