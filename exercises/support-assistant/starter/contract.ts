/** What goes in, what comes out, and what the assistant can reach. Read-only: the rest of the shop relies on it. */

export interface Ticket {
  id: string;
  channel: 'email' | 'chat';
  customerId: string | null;
  /** Set by the customer's browser or mail program; often missing. */
  locale: 'en' | 'de' | 'pt' | null;
  subject: string;
  body: string;
  /** Mail headers, names in lower case: `auto-submitted` marks mail that a machine sent. Often empty. */
  headers: Record<string, string>;
  receivedAt: string;
}

/** One fact that an answer rests on: which rule, what it says, and the article that says it. */
export interface Claim {
  /** Name of the rule, as the model gives it: `return_window`. */
  key: string;
  /** The amount as the article writes it: `30 days`, `a fortnight`. */
  value: string;
  /** Id of the article: `KB-412`. */
  source: string;
}

export type Out =
  | { action: 'answer'; reply: string; lang: string; claims: Claim[]; confidence: number }
  | { action: 'clarify'; reply: string; lang: string; asks: string[] }
  | { action: 'handoff'; queue: 'general' | 'billing' | 'legal' | 'safety'; reason: string; summary: string }
  | { action: 'ignore'; reason: string };

export interface Article {
  id: string;
  /** Title on the first line. */
  text: string;
  updatedAt: string;
  status: 'live' | 'archived';
  score: number;
}

export interface ChatRequest {
  model: string;
  messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
  temperature?: number;
  max_completion_tokens?: number;
  response_format?:
    | { type: 'text' }
    | { type: 'json_object' }
    | {
        type: 'json_schema';
        json_schema: { name: string; strict?: boolean; schema: Record<string, unknown> };
      };
}

export interface ChatResponse {
  model: string;
  choices: {
    finish_reason: 'stop' | 'length' | 'tool_calls' | 'content_filter';
    message: { role: 'assistant'; content: string | null; refusal: string | null };
  }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

export interface CallOptions {
  timeoutMs?: number;
}

/** Every call of the host can throw one of these. `status` is null for time-outs and lost connections. */
export interface HostError extends Error {
  name: 'ApiError' | 'TimeoutError' | 'ConnectionError' | 'CancelledError' | 'ToolError';
  status: number | null;
  code: string | null;
  headers: Record<string, string>;
}

export interface Host {
  model: { chat(request: ChatRequest, options?: CallOptions): Promise<ChatResponse> };
  tools: {
    kbSearch(query: { text: string; k?: number }, options?: CallOptions): Promise<Article[]>;
  };
  /** Puts something into a person's queue while the assistant goes on. Priority 0 is the most urgent. */
  review: {
    enqueue(item: {
      kind: string;
      priority: 0 | 1 | 2 | 3;
      summary: string;
      payload: unknown;
    }): Promise<{ reviewId: string }>;
  };
  clock: { now(): number; sleep(ms: number): Promise<void> };
  /** Goes to a log that the whole company can search. */
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, data?: unknown): void;
}
