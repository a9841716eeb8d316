/** What goes in, what comes out, and what the tool can reach. Read-only: the ledger and the auditors rely on it. */

/** What arrived since the last run; or, at the end of a day, what was posted in it. */
export type Run = InvoiceRun | SampleRun;

export interface InvoiceRun {
  kind: 'invoices';
  id: string;
  policy: Policy;
  /** By account: of the machine's postings that were checked last quarter, how many were wrong. */
  records: AccountRecord[];
  /** Usually one. */
  invoices: Invoice[];
}

/** From the third stage on. */
export interface SampleRun {
  kind: 'sample';
  id: string;
  policy: Policy;
  posts: { id: string; by: 'machine' | 'person'; confidence: number; total: Money }[];
}

export interface Invoice {
  id: string;
  /** Which of our companies it was sent to. */
  entity: 'UK' | 'DE';
  receivedAt: string;
  /** As the scanner read it, line by line. */
  text: string;
}

export interface Money {
  /** Whole cents. */
  minor: number;
  currency: 'EUR';
}

export interface AccountRecord {
  account: string;
  posted: number;
  wrong: number;
}

/** What is in force at the moment. It changes; a run always brings the one in force. */
export interface Policy {
  /** The chart of accounts. Nothing may be posted to a closed one. */
  accounts: { id: string; name: string; closed: boolean }[];
  taxCodes: { code: string; rate: number }[];
  /** Euro per invoice: the lines of the utility sheet that a threshold is made of. */
  worth: {
    right: number;
    review: number;
    wrong: number;
    /** Of every 1,000 euro of an invoice that is posted wrong, where that is dearer than `wrong`. */
    wrongPerThousand: number;
    wait: number;
    overCapacity: number;
  };
  /** Null until the auditor comes: then the share to be looked at again, and the most errors that an account may have. */
  audit: { sampleShare: number; mostError: number } | null;
}

export interface Coding {
  vendorId: string;
  /** The invoice's number, in whatever spelling. */
  number: string;
  total: Money;
  tax: Money;
  taxCode: string;
  account: string;
}

/** What a person should look at first. */
export type Doubt = 'vendor' | 'bank' | 'duplicate' | 'total' | 'tax' | 'account' | 'reading';

/** `confidence`, from 0 to 1: how likely the coding is to be right. Where it is not posted, both are welcome, not required. */
export type Decision =
  | { id: string; route: 'post'; coding: Coding; confidence: number }
  | {
      id: string;
      /** `wait`: nobody has time today. `reject`: back to the vendor. */
      route: 'review' | 'wait' | 'reject';
      /** One to three, the first is looked at first. */
      doubts: Doubt[];
      /** For the reviewer, at most 300 characters. */
      note: string;
      coding?: Coding;
      confidence?: number;
    };

/** Of a sample run: ids of postings that an auditor will look at again. */
export type Out = { decisions: Decision[] } | { sampled: string[] };

export interface Vendor {
  id: string;
  name: string;
  vatId: string;
  iban: string;
  since: string;
}

export interface History {
  /** Accounts that the machine posted the vendor's invoices to, and how many of those postings a reviewer changed. */
  accounts: { account: string; posted: number; corrected: number }[];
  /** What reviewers ruled for this vendor. One that was withdrawn no longer counts; the younger of two holds; they do not chain. */
  corrections: { on: string; from: string; to: string; withdrawn: string | null }[];
}

export interface PaidInvoice {
  number: string;
  totalMinor: number;
  /** Date of the invoice. */
  date: string;
}

export interface ChatRequest {
  model: string;
  messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
  temperature?: number;
  max_completion_tokens?: number;
  logprobs?: boolean;
  top_logprobs?: number;
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
    /** Natural logarithms, one for each token of the content; null where they were not asked for. */
    logprobs?: { content: { token: string; logprob: number }[] } | null;
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
    /** Vendors whose name begins alike, or with this VAT id or these bank details. At most six, in no order that means anything. */
    vendors(
      query: { name?: string; vatId?: string; iban?: string },
      options?: CallOptions,
    ): Promise<Vendor[]>;
    history(query: { vendorId: string }, options?: CallOptions): Promise<History>;
    /** Paid invoices of a vendor with this total, or with a number of the same digits. */
    duplicates(
      query: { vendorId: string; number: string; totalMinor: number },
      options?: CallOptions,
    ): Promise<PaidInvoice[]>;
    /** How many reviews people still have time for today. */
    reviewLoad(query?: Record<string, never>, options?: CallOptions): Promise<{ left: number }>;
  };
  clock: { now(): number; sleep(ms: number): Promise<void> };
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, data?: unknown): void;
}
