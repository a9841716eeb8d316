import type { Json, JsonObject } from '#domain/json';
import type { Resolved } from '../route.ts';
import type { ModelAnswer } from './simulated-model.ts';

/** What an answer carries besides what the model wrote. */
export interface Envelope {
  /** Number of the operation: ids of answers and calls follow from it. */
  operation: number;
  model: Resolved;
  /** Virtual seconds since 1970. */
  createdS: number;
  cachedTokens: number;
}

export function usageOf(answer: ModelAnswer, cachedTokens: number): JsonObject {
  const { promptTokens, completionTokens } = answer;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}

/** Calls with their ids, in the wire's shape. */
export function wireCalls(answer: ModelAnswer, operation: number): JsonObject[] {
  return answer.toolCalls.map((call, i) => ({
    id: `call_${operation}_${i + 1}`,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }));
}

/** The whole answer in the shape of the common chat completion API. */
export function chatResponse(answer: ModelAnswer, envelope: Envelope): Json {
  const { operation, model, createdS, cachedTokens } = envelope;
  const calls = wireCalls(answer, operation);
  return {
    id: `chatcmpl-${operation}`,
    object: 'chat.completion',
    created: createdS,
    model: model.version.id,
    system_fingerprint: model.version.fingerprint,
    choices: [
      {
        index: 0,
        finish_reason: answer.finishReason,
        logprobs: answer.logprobs && { content: answer.logprobs as unknown as Json },
        message: {
          role: 'assistant',
          content: answer.content,
          refusal: answer.refusal,
          ...(calls.length > 0 && { tool_calls: calls }),
        },
      },
    ],
    usage: usageOf(answer, cachedTokens),
  };
}
