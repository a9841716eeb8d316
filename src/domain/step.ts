import type { Json } from './json.ts';

/** An error as a host call hands it to the learner's code. `status` is null for transport errors and time-outs. */
export interface HostErrorRecord {
  name: 'ApiError' | 'TimeoutError' | 'ConnectionError' | 'CancelledError' | 'ToolError';
  status: number | null;
  code: string | null;
  headers: Record<string, string>;
  message: string;
}

export type Completion =
  | { id: number; ok: true; value: Json }
  | { id: number; ok: false; error: HostErrorRecord };

/** Host to guest. `epochMs` and `nowMs` are virtual milliseconds since 1970. */
export type ToGuest =
  | { t: 'start'; entry: string; input: Json; epochMs: number }
  | { t: 'resume'; done: Completion[]; nowMs: number };

/** One operation that the guest asks for, e.g. `model.chat`, `tool.kbSearch`, `clock.sleep`. `id` counts from 1. */
export interface Operation {
  id: number;
  op: string;
  args: Json;
}

export interface LogRecord {
  level: 'debug' | 'info' | 'warn' | 'error';
  event: string;
  data: Json;
}

export interface GuestError {
  name: string;
  message: string;
  /** The learner's own file and line, 1-based, where the interpreter told them. */
  file?: string;
  line?: number;
  column?: number;
}

/** Guest to host: everything runnable has run. No operations, nothing pending and no end is a hang. */
export interface FromGuest {
  ops: Operation[];
  cancels: number[];
  logs: LogRecord[];
  end?: { ok: true; value: Json } | { ok: false; error: GuestError };
}
