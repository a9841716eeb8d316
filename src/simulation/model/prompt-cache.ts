import type { ChatRequest } from './request.ts';

/** Providers cache long prompts only, and in blocks. */
const LEAST_TOKENS = 1_024;
const BLOCK_TOKENS = 128;

/** Prefixes of prompts that the provider has seen in this trial, per model version. */
export class PromptCache {
  readonly #seen = new Map<string, string[]>();

  /** How many tokens of a prompt begin as an earlier one did: 0, or at least 1,024 in steps of 128. */
  cachedTokens(version: string, request: ChatRequest, promptTokens: number): number {
    if (promptTokens < LEAST_TOKENS) return 0;
    const text = JSON.stringify([request.tools ?? null, request.response_format ?? null, request.messages]);
    const earlier = this.#seen.get(version) ?? [];
    const shared = Math.max(0, ...earlier.map((e) => sharedLength(e, text)));
    this.#seen.set(version, [...earlier, text]);
    const tokens = Math.floor(Math.min(shared / 4, promptTokens) / BLOCK_TOKENS) * BLOCK_TOKENS;
    return tokens < LEAST_TOKENS ? 0 : tokens;
  }
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
