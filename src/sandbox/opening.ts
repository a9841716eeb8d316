import type { Opened, Program } from './box.ts';
import type { ToldError } from './from-guest.ts';
import type { Stop } from './halt.ts';
import { locate } from './positions.ts';
import { SENT } from './prelude/prelude.ts';

type NotOpened = Extract<Opened, { ok: false }>;

/**
 * Follows a program being loaded: compiled, evaluated, ready. Says why it did not get that far. What a program logs
 * or asks for at its top level is dropped, as there is no trial yet.
 */
export class Opening {
  readonly #program: Program;
  #hasBegun = false;
  #isReady = false;
  #thrown: ToldError | undefined;
  #defaultType: string | undefined;

  constructor(program: Program) {
    this.#program = program;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  receive(text: string): void {
    const body = text.slice(1);
    switch (text.charAt(0)) {
      case SENT.begun:
        this.#hasBegun = true;
        break;
      case SENT.ready:
        this.#isReady = true;
        break;
      case SENT.threw:
        this.#thrown ??= JSON.parse(body) as ToldError;
        break;
      case SENT.notFunction:
        this.#defaultType = body;
    }
  }

  /** The interpreter was stopped while it loaded the program. */
  failed(stop: Stop): NotOpened {
    return { ok: false, ending: stop.ending, error: { message: `${stop.detail}, before any input` } };
  }

  /** Everything runnable has run and the program is not ready. */
  notReady(): NotOpened {
    if (this.#thrown) return this.#thrownBeforeReady(this.#thrown);
    if (this.#defaultType !== undefined) return this.#noEntry(this.#defaultType);
    const message =
      'A module waits at its top level for something that never happens: there is no host before an input.';
    return { ok: false, ending: 'hung', error: { message } };
  }

  #thrownBeforeReady({ name, message, stack }: ToldError): NotOpened {
    const at = locate(stack, this.#program);
    const words = `${name}: ${message}`;
    if (this.#hasBegun) return { ok: false, ending: 'threw', error: { message: words, ...at } };
    const start = { file: this.#program.entry, line: 1, column: 1 };
    return { ok: false, ending: 'does_not_compile', error: { ...(at ?? start), message: words } };
  }

  #noEntry(type: string): NotOpened {
    const { entry } = this.#program;
    const found = type === 'undefined' ? 'has no default export' : `exports a default of type ${type}`;
    const message = `${entry} ${found}; it must end in a function: export default async function (input, host) { … }`;
    return { ok: false, ending: 'does_not_compile', error: { file: entry, line: 1, column: 1, message } };
  }
}
