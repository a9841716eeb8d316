import { isObject, type Json } from '#domain/json';
import type { HostErrorRecord } from '#domain/step';
import type { Resolved } from '../route.ts';
import { apiError } from '../wire/errors.ts';
import { type ChatRequest, chatRequestSchema } from './request.ts';

/** What the API takes. Parameters that steer sampling or serving are taken and change nothing. */
const PARAMETERS = new Set([
  ...Object.keys(chatRequestSchema.shape),
  ...['stream', 'metadata', 'user', 'store', 'n', 'top_p', 'frequency_penalty', 'presence_penalty'],
  ...['service_tier', 'safety_identifier', 'prompt_cache_key', 'reasoning_effort', 'verbosity'],
]);

/** Reads a request, or says as the provider would what is wrong with it. */
export function readRequest(
  value: Json | undefined,
): { ok: true; request: ChatRequest } | { ok: false; error: HostErrorRecord } {
  const parsed = chatRequestSchema.safeParse(value);
  if (parsed.success) return { ok: true, request: parsed.data };
  const issue = parsed.error.issues[0];
  const message = `Invalid request: ${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'not an object'}.`;
  return { ok: false, error: apiError(400, message) };
}

/** What the model that a request names answers before it reads it; `undefined` when it will read it. */
export function refusalOf(
  request: ChatRequest,
  model: Resolved,
  promptTokens: number,
): HostErrorRecord | undefined {
  const parameter = unsupportedIn(request, model);
  if (parameter) return apiError(400, parameter, {}, 'unsupported_parameter');
  const flaw = toolFlaw(request);
  if (flaw) return apiError(400, `Invalid request: ${flaw}`);
  const { contextTokens } = model.competence;
  if (promptTokens <= contextTokens) return undefined;
  const message = `The request has ${promptTokens} tokens; the context window has ${contextTokens}.`;
  return apiError(400, message, {}, 'context_length_exceeded');
}

function unsupportedIn(request: ChatRequest, { version }: Resolved): string | undefined {
  const given = Object.entries(request).filter(([, value]) => value !== undefined && value !== null);
  const refused = given.find(([name]) => !PARAMETERS.has(name) || version.rejects?.includes(name));
  if (refused) {
    const advice = refused[0] === 'max_tokens' ? " Use 'max_completion_tokens' instead." : '';
    return `Unsupported parameter: '${refused[0]}' is not supported with ${version.id}.${advice}`;
  }
  if ((request['n'] ?? 1) !== 1) return "Unsupported parameter: 'n' can only be 1.";
  if (request.top_logprobs !== undefined && !request.logprobs)
    return "Unsupported parameter: 'top_logprobs' needs 'logprobs' to be true.";
  return undefined;
}

/** Tools have to be offered before they are chosen, and calls to be answered before the talk goes on. */
function toolFlaw(request: ChatRequest): string | undefined {
  const names = (request.tools ?? []).map((t) => t.function.name);
  const choice = request.tool_choice;
  if (choice !== undefined && choice !== 'none' && names.length === 0)
    return 'tool_choice: only allowed when tools are offered.';
  if (isObject(choice as Json) && !names.includes((choice as { function: { name: string } }).function.name))
    return 'tool_choice: names a tool that is not offered.';
  return unansweredCall(request);
}

function unansweredCall({ messages }: ChatRequest): string | undefined {
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (message.tool_call_id === undefined || !open.delete(message.tool_call_id))
        return `messages.${index}: a tool message has to answer a tool call of the message before it.`;
      continue;
    }
    if (open.size > 0) return `messages.${index}: the tool call ${[...open][0]} has no answer before it.`;
    open = new Set(message.role === 'assistant' ? (message.tool_calls ?? []).map((c) => c.id) : []);
  }
  return open.size > 0 ? `messages: the tool call ${[...open][0]} has no answer.` : undefined;
}
