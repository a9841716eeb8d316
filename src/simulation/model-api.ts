import { z } from 'zod';

const messageSchema = z.looseObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string().nullable(),
});

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

/** What a learner sends to `host.model.chat`: the shape of the common chat completion API. */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  temperature: z.number().min(0).max(2).optional(),
  max_completion_tokens: z.number().int().min(1).optional(),
  seed: z.number().int().optional(),
  response_format: formatSchema.optional(),
  logprobs: z.boolean().optional(),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter';

/** A rough count, as tokenisers give for European text: four characters a token. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}
