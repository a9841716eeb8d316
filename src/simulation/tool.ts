import type { Json } from '#domain/json';
import type { SceneDocument } from './scene.ts';

/**
 * What a tool answers: a value with the documents it hands out, or that it refuses. `atMs`: the virtual millisecond of
 * the trial at which it answers, in place of its latency; at once when that has passed.
 */
export type ToolAnswer =
  | { value: Json; delivers?: readonly string[]; atMs?: number }
  | { refusal: { status: number; code?: string; message: string } };

/** How one tool answers. The same calls in the same order in the same scene give the same answers. */
export interface Tool {
  /** Virtual milliseconds, before jitter. */
  latencyMs: number;
  /**
   * True for what changes the world: its answer is kept under the caller's `idempotencyKey`, so that a repeat
   * does nothing and gets the first answer again.
   */
  writes?: boolean;
  answer(args: Json, view: ToolView): ToolAnswer;
}

export interface ToolView {
  documents: readonly SceneDocument[];
  /** Virtual milliseconds since the trial began. */
  nowMs: number;
  /** What tools of this trial have written, under names that they agree on. */
  state: ToolState;
  /** Keys that are asked by segments recognised in a text. */
  asksIn(text: string): string[];
  draw(name: string): number;
}

/** The world's own record: orders, refunds. Values are copied in and out, so nobody changes it from outside. */
export class ToolState {
  readonly #values = new Map<string, Json>();

  get(key: string): Json | undefined {
    return structuredClone(this.#values.get(key));
  }

  put(key: string, value: Json): void {
    this.#values.set(key, structuredClone(value));
  }

  /** Keys that begin so, in the order in which they were first written. */
  keys(prefix = ''): string[] {
    return [...this.#values.keys()].filter((k) => k.startsWith(prefix));
  }
}
