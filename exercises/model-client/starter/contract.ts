/** What goes in, what comes out, and what the client can reach. Read-only: eleven services rely on it. */

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What a service asks of the client. */
export interface Task {
  /** To be sent as they are. */
  messages: ChatMessage[];
  /** The most tokens the service wants; an answer that needs more is no answer. */
  maxTokens: number;
  /** Milliseconds from the call on; after that the caller has gone. */
  deadlineMs: number;
  /** Models by name. The fallback is for when the primary cannot answer. */
  route: { primary: string; fallback: string };
  /** The service's connection only stays open while something comes in: ask with `model.stream`. */
  stream: boolean;
}

export type FailureReason =
  | 'rate_limited'
  | 'unavailable'
  | 'timeout'
  | 'context_length'
  | 'refused'
  | 'filtered'
  | 'truncated';

/** `content` is the whole answer of one model. `degraded`: the same, from the fallback. */
export type Completion =
  | {
      status: 'ok' | 'degraded';
      content: string;
      /** The model that gave this answer: as the response names it, or as it was asked for. */
      modelUsed: string;
      /** Requests that were sent for this call, all models together. */
      attempts: number;
    }
  | {
      status: 'failed';
      reason: FailureReason;
      attempts: number;
      /** Whether the same call may work when it is made again later. */
      retryable: boolean;
    };

/** What `src/client.ts` exports. */
export type Client = (task: Task, host: Host) => Promise<Completion>;

export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  temperature?: number;
  max_completion_tokens?: number;
}

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter';

export interface ChatResponse {
  id: string;
  /** The version that answered: `aurora-2-2026-03-01`, whatever alias was asked for. */
  model: string;
  choices: {
    finish_reason: FinishReason;
    message: { role: 'assistant'; content: string | null; refusal: string | null };
  }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

/** As a provider means it; what comes over the wire need not look so. */
export interface ChatChunk {
  id: string;
  model: string;
  choices: {
    delta: { role?: 'assistant'; content?: string; refusal?: string | null };
    finish_reason: FinishReason | '' | null;
  }[];
}

/** Cancels what it was given to: the call then throws a `CancelledError`, and the provider stops. */
export interface CancelToken {
  readonly cancelled: boolean;
  cancel(): void;
}

export interface CallOptions {
  /** Ten minutes where absent. Of a stream: until its headers, and anew for every chunk. */
  timeoutMs?: number;
  token?: CancelToken;
}

/** Every call of the host can throw one of these. `status` is null for time-outs and lost connections. */
export interface HostError extends Error {
  name: 'ApiError' | 'TimeoutError' | 'ConnectionError' | 'CancelledError' | 'ToolError';
  status: number | null;
  code: string | null;
  /** Names in lower case: `retry-after`, `retry-after-ms`. */
  headers: Record<string, string>;
}

export interface Host {
  model: {
    chat(request: ChatRequest, options?: CallOptions): Promise<ChatResponse>;
    stream(request: ChatRequest, options?: CallOptions): AsyncIterable<ChatChunk>;
  };
  /** Milliseconds. A token that is cancelled after a sleep is a time-out of your own. */
  clock: { now(): number; sleep(ms: number): Promise<void>; token(): CancelToken };
  /** Values that outlive a call, as variables of a module do; `version` counts writes. */
  store: {
    get(key: string): Promise<{ value: unknown; version: number } | null>;
    put(key: string, value: unknown, options?: { ifVersion?: number | null }): Promise<{ version: number }>;
  };
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, data?: unknown): void;
}
