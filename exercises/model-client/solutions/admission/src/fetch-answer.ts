import type { ChatRequest, Host, HostError, Task } from '../contract.ts';
import { type News, newsFrom, newsOf } from './news.ts';

const SILENCE_MS = 6_000;

interface Wanted {
  model: string;
  useStream: boolean;
  endsAt: number;
}

export async function fetchAnswer(
  host: Host,
  task: Task,
  { model, useStream, endsAt }: Wanted,
): Promise<News> {
  const request: ChatRequest = { model, messages: task.messages, max_completion_tokens: task.maxTokens };
  try {
    if (useStream) return await follow(host, request, endsAt);
    const response = await host.model.chat(request, { timeoutMs: Math.max(1, endsAt - host.clock.now()) });
    const [choice] = response.choices;
    return newsOf(model, {
      text: choice?.message.content ?? '',
      refusal: choice?.message.refusal ?? '',
      finish: choice?.finish_reason ?? '',
      model: response.model,
    });
  } catch (error) {
    return newsFrom(error as HostError, host.clock.now());
  }
}

/** Ends at the latest when its time is over, however slowly chunks come; a silence ends it too. */
async function follow(host: Host, request: ChatRequest, endsAt: number): Promise<News> {
  const token = host.clock.token();
  void host.clock.sleep(endsAt - host.clock.now()).then(() => token.cancel());
  const got = { text: '', refusal: '', finish: '', model: request.model };
  for await (const chunk of host.model.stream(request, { timeoutMs: SILENCE_MS, token })) {
    if (typeof chunk !== 'object' || !Array.isArray(chunk.choices)) continue;
    const [choice] = chunk.choices;
    got.text += choice?.delta?.content ?? '';
    got.refusal += choice?.delta?.refusal ?? '';
    got.model = chunk.model;
    if (!choice?.finish_reason) continue;
    got.finish = choice.finish_reason;
    break;
  }
  return newsOf(request.model, got);
}
