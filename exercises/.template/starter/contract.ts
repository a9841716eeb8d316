/** What goes in, what comes out, and what the desk can reach. Read-only. */

export interface Message {
  id: string;
  text: string;
}

/** A person reads the reason. */
export type Out = { action: 'order'; code: string; quantity: number } | { action: 'pass'; reason: string };

export interface ChatRequest {
  model: string;
  messages: { role: 'system' | 'user'; content: string }[];
  temperature?: number;
  response_format?: {
    type: 'json_schema';
    json_schema: { name: string; strict?: boolean; schema: Record<string, unknown> };
  };
}

export interface ChatResponse {
  choices: [
    {
      finish_reason: 'stop' | 'length' | 'tool_calls' | 'content_filter';
      message: { content: string | null; refusal: string | null };
    },
  ];
}

export interface Host {
  model: { chat(request: ChatRequest, options?: { timeoutMs?: number }): Promise<ChatResponse> };
  tools: {
    /** Every article: its code, and its line, which begins with the code. */
    catalogue(
      query: Record<string, never>,
      options?: { timeoutMs?: number },
    ): Promise<{ code: string; line: string }[]>;
  };
  clock: { now(): number; sleep(ms: number): Promise<void> };
  log(level: 'info' | 'warn', event: string, data?: unknown): void;
}
