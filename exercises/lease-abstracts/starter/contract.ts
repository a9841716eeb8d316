/** What goes in, what comes out, and what the abstracts desk can reach. Read-only: mail room and legal rely on it. */

export interface Page {
  /** The number printed on the sheet. Pages can come out of order, twice, or not at all. */
  n: number;
  /** As the scanner or the word processor gave it, line breaks included. */
  text: string;
  /** How sure the scanner is of the text, 0 to 1; null where nothing was scanned. */
  ocr: number | null;
}

export interface Doc {
  id: string;
  fileName: string;
  /** What the sender ticked. Nobody checks it. */
  declaredType: 'lease' | 'unknown';
  /** Where the premises are; null where nobody knows. Decides how figures are read. */
  country: 'GB' | 'US' | 'DE' | 'CH' | null;
  /** How many sheets the mail room counted before scanning; null for what it does not count. Sheets are numbered from 1. */
  sheets: number | null;
  pages: Page[];
  /** What the office wants at the moment. It changes; a file always brings the one in force. */
  order: Order;
}

export interface Order {
  /** The language of the brief. */
  lang: 'en' | 'de';
  /** Whether every value needs a quote of at most 200 characters and the page that it stands on. */
  evidence: boolean;
  /** The most tokens that reading this file may cost: prompts and answers of every request, failed ones included as billed. */
  budgetTokens: number;
}

export type Field =
  | 'landlord'
  | 'tenant'
  | 'startDate'
  | 'endDate'
  | 'rentPerMonth'
  | 'deposit'
  | 'noticePeriod'
  | 'renewal'
  | 'indexation'
  | 'signed';

/**
 * `value`: names as they are spelt · dates `2026-04-01` · money in minor units and its currency, `145000 EUR` · periods
 * `3 months` or `42 days` (weeks in days) · renewal `automatic` or `on_request` · indexation `consumer_prices` or
 * `fixed_steps` · signed, by both parties, `yes` or `no`.
 */
export interface Found {
  value: string;
  /** Word for word from the page; line breaks do not matter. */
  quote: string;
  page: number;
}

export type Entry = Found | { missing: true } | { conflict: Found[] };

export type Out =
  | {
      /** `partial`: some of the file was not read, and `unread` lists exactly those pages. */
      status: 'complete' | 'partial';
      /** For whoever opens the file next: at most 1,500 characters. */
      brief: string;
      fields: Record<Field, Entry>;
      unread: { page: number; why: string }[];
      /** A field that is named here is flagged: somebody looks it up. */
      warnings: { field: Field | 'document'; why: string }[];
    }
  | {
      status: 'rejected';
      reason: 'not_a_lease' | 'unreadable' | 'empty' | 'several_documents';
      detail: string;
    };

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
  name: 'ApiError' | 'TimeoutError' | 'ConnectionError' | 'CancelledError';
  status: number | null;
  code: string | null;
  headers: Record<string, string>;
}

export interface Host {
  model: { chat(request: ChatRequest, options?: CallOptions): Promise<ChatResponse> };
  clock: { now(): number; sleep(ms: number): Promise<void> };
  /** Goes to a log that the whole company can search. */
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, data?: unknown): void;
}
