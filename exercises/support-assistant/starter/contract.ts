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
  /** What the desk may do and what it is worth at the moment. It changes; a ticket always brings the one in force. */
  policy: Policy;
}

export interface Money {
  /** Whole cents. */
  minor: number;
  currency: 'EUR';
}

export type OrderStatus = 'paid' | 'shipped' | 'delivered' | 'lost' | 'returned' | 'refunded';

export interface Policy {
  /**
   * Null while refunds are made by people alone. Otherwise: at most this much (the sum itself is still allowed), for
   * orders of the customer who writes, in one of these statuses.
   */
  refunds: { upTo: Money; statuses: OrderStatus[] } | null;
  /** Euro per ticket, signed as on the utility sheet (costs are below zero): the lines that a threshold is made of. */
  worth: { right: number; wrong: number; handoff: number };
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
  /** `refundId`: as the payment service or the order gave it. */
  | { action: 'refund'; reply: string; lang: string; refundId: string; confidence: number }
  | { action: 'handoff'; queue: 'general' | 'billing' | 'legal' | 'safety'; reason: string; summary: string }
  | { action: 'ignore'; reason: string };

export interface Article {
  id: string;
  /** Title on the first line. */
  text: string;
  updatedAt: string;
  status: 'live' | 'archived';
  lang: 'en' | 'pt';
  /** A translation: of which article, and when that one last changed. A translation older than that is not in force. */
  translationOf: { id: string; changedAt: string } | null;
  /**
   * Null for articles that somebody here has reviewed. Otherwise nobody has, and this is how often articles of the same
   * author turned out right when they were checked.
   */
  record: { right: number; of: number } | null;
  /** Orders one list of hits. Says nothing about whether a hit answers the question. */
  score: number;
}

export interface Order {
  id: string;
  customerId: string;
  paid: Money;
  status: OrderStatus;
  /** Written by the warehouse, by couriers, and sometimes by customers. */
  note: string | null;
  /** Of a refund that was made here, whoever made it. */
  refundId: string | null;
}

export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  temperature?: number;
  max_completion_tokens?: number;
  response_format?:
    | { type: 'text' }
    | { type: 'json_object' }
    | {
        type: 'json_schema';
        json_schema: { name: string; strict?: boolean; schema: Record<string, unknown> };
      };
  /** Functions that the model may call; what it asks for is for the program to do, or not. */
  tools?: {
    type: 'function';
    function: { name: string; description?: string; parameters: Record<string, unknown>; strict?: boolean };
  }[];
}

export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string | null; tool_calls?: ToolCall[] }
  | { role: 'tool'; content: string; tool_call_id: string };

export interface ToolCall {
  id: string;
  type: 'function';
  /** `arguments` is JSON text as the model wrote it. */
  function: { name: string; arguments: string };
}

export interface ChatResponse {
  model: string;
  choices: {
    finish_reason: 'stop' | 'length' | 'tool_calls' | 'content_filter';
    message: { role: 'assistant'; content: string | null; refusal: string | null; tool_calls?: ToolCall[] };
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
    /** `lang`: only articles in this language. */
    kbSearch(
      query: { text: string; k?: number; lang?: 'en' | 'pt' },
      options?: CallOptions,
    ): Promise<Article[]>;
    /** Null for a number that no order has. */
    orderGet(id: string, options?: CallOptions): Promise<Order | null>;
    /**
     * Pays what it is told to pay: it knows neither owner nor limit nor what was paid back before. It stands behind a
     * queue that delivers at least once, and a call that fails may have paid. With the same `idempotencyKey` a repeat
     * pays nothing and gives the first answer again.
     */
    refundCreate(
      refund: { orderId: string; amount: Money; reason: string },
      options?: CallOptions & { idempotencyKey?: string },
    ): Promise<{ refundId: string }>;
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
