import { z } from 'zod';

/** Text alone, or the parts that some clients send in its place. */
const contentSchema = z
  .union([z.string(), z.array(z.looseObject({ type: z.literal('text'), text: z.string() }))])
  .nullable()
  .transform((content) => (Array.isArray(content) ? content.map((p) => p.text).join('\n') : content));

const toolCallSchema = z.looseObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
});

const messageSchema = z.discriminatedUnion('role', [
  z.looseObject({ role: z.enum(['system', 'developer', 'user']), content: contentSchema }),
  z.looseObject({ role: z.literal('tool'), content: contentSchema, tool_call_id: z.string().optional() }),
  z.looseObject({
    role: z.literal('assistant'),
    content: contentSchema.optional(),
    tool_calls: z.array(toolCallSchema).optional(),
  }),
]);

const formatSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text') }),
  z.looseObject({ type: z.literal('json_object') }),
  z.looseObject({
    type: z.literal('json_schema'),
    json_schema: z.looseObject({
      name: z.string(),
      strict: z.boolean().optional(),
      schema: z.record(z.string(), z.unknown()),
    }),
  }),
]);

const offeredToolSchema = z.looseObject({
  type: z.literal('function'),
  function: z.looseObject({
    name: z.string().min(1),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    strict: z.boolean().nullish(),
  }),
});

const toolChoiceSchema = z.union([
  z.enum(['auto', 'none', 'required']),
  z.looseObject({ type: z.literal('function'), function: z.looseObject({ name: z.string() }) }),
]);

/** What a learner sends to `host.model.chat`: the shape of the common chat completion API. */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  temperature: z.number().min(0).max(2).optional(),
  max_completion_tokens: z.number().int().min(1).optional(),
  max_tokens: z.number().int().min(1).optional(),
  seed: z.number().int().optional(),
  response_format: formatSchema.optional(),
  tools: z.array(offeredToolSchema).optional(),
  tool_choice: toolChoiceSchema.optional(),
  parallel_tool_calls: z.boolean().optional(),
  logprobs: z.boolean().optional(),
  top_logprobs: z.number().int().min(0).max(20).optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;
export type ChatMessage = ChatRequest['messages'][number];
export type OfferedTool = z.infer<typeof offeredToolSchema>;

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter';

/** A rough count, as tokenisers give for European text: four characters a token. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

/** Everything a request puts before the model, its instructions and data alike. */
export function contextOf(request: ChatRequest): string {
  return request.messages.map((m) => m.content ?? '').join('\n');
}

/** The most tokens an answer may have; `max_tokens` is the older name of the same limit. */
export function mostTokens(request: ChatRequest): number | undefined {
  return request.max_completion_tokens ?? request.max_tokens;
}

/** Tokens of a request: its messages, its schema, and the tools it offers. */
export function promptTokensOf(request: ChatRequest): number {
  const text = request.messages.reduce((sum, m) => sum + (m.content?.length ?? 0) + 12, 0);
  const calls = request.messages.flatMap((m) => (m.role === 'assistant' ? (m.tool_calls ?? []) : []));
  const called = calls.reduce((sum, c) => sum + c.function.name.length + c.function.arguments.length, 0);
  const schema =
    request.response_format?.type === 'json_schema' && request.response_format.json_schema.schema;
  const shape = schema ? tokensOf(JSON.stringify(schema)) : 0;
  const offered = request.tools ? tokensOf(JSON.stringify(request.tools)) : 0;
  return Math.ceil((text + called) / 4) + shape + offered;
}
