import type { CancelToken, ChatRequest, Host, HostError, Task } from '../contract.ts';
import { judged, type Reply, replyTo } from './reply.ts';
import { limits } from './state.ts';

interface How {
  model: string;
  mostMs: number;
  asStream: boolean;
  token: CancelToken;
}

/** One request to its end. Cancelling the token ends it at once. */
export async function send(host: Host, task: Task, { model, mostMs, asStream, token }: How): Promise<Reply> {
  const request: ChatRequest = { model, messages: task.messages, max_completion_tokens: task.maxTokens };
  try {
    if (asStream) return await follow(host, request, mostMs, token);
    const response = await host.model.chat(request, { timeoutMs: Math.max(1, mostMs), token });
    const [choice] = response.choices;
    return judged(model, {
      text: choice?.message.content ?? '',
      refusal: choice?.message.refusal ?? '',
      finish: choice?.finish_reason,
      version: response.model,
    });
  } catch (error) {
    const reply = replyTo(model, error as HostError, host.clock.now());
    return asStream && reply.kind === 'trouble' ? { ...reply, isBrokenStream: true } : reply;
  }
}

async function follow(host: Host, request: ChatRequest, mostMs: number, token: CancelToken): Promise<Reply> {
  void host.clock.sleep(mostMs).then(() => token.cancel());
  const got = { text: '', refusal: '', finish: '', version: request.model };
  for await (const chunk of host.model.stream(request, { timeoutMs: limits.silenceMs, token })) {
    const choice = chunk?.choices?.[0];
    got.text += choice?.delta?.content ?? '';
    got.refusal += choice?.delta?.refusal ?? '';
    got.version = chunk?.model ?? got.version;
    got.finish = choice?.finish_reason ?? '';
    if (got.finish !== '') break;
  }
  return judged(request.model, got);
}
