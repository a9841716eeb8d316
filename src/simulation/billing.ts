import type { RouteUse, TokenUse } from '#domain/trial';
import type { Resolved } from './route.ts';

/** What a provider charges for in a trial: prompts as they are read, completions as they are produced. */
export class Billing {
  /** Over all routes. */
  readonly tokens: TokenUse = { prompt: 0, completion: 0 };
  readonly #uses = new Map<string | undefined, RouteUse>();

  get uses(): readonly RouteUse[] {
    return [...this.#uses.values()];
  }

  /** A call that the model works on. Completion tokens that it never produces are given back by `refund`. */
  charge(model: Resolved, call: { prompt: number; cached: number; completion: number }): void {
    const use = this.#of(model);
    use.calls += 1;
    use.cached += call.cached;
    for (const tokens of [this.tokens, use]) {
      tokens.prompt += call.prompt;
      tokens.completion += call.completion;
    }
  }

  refund(model: Resolved, completion: number): void {
    this.tokens.completion -= completion;
    this.#of(model).completion -= completion;
  }

  #of({ route, prices }: Resolved): RouteUse {
    const known = this.#uses.get(route);
    if (known) return known;
    const use = { route, prices, calls: 0, prompt: 0, cached: 0, completion: 0 };
    this.#uses.set(route, use);
    return use;
  }
}
