import type { Json, JsonObject } from '#domain/json';
import { type Answer, optionsOf } from './line.ts';
import { toolError } from './wire/errors.ts';

/** Only text is a key: to make text of anything else is to ask the program's own data how. */
const NO_KEY = toolError('The key of a stored value must be text.', 400);

/** `host.store` of one case: values under keys, each with a version that counts its writes. */
export class CaseStore {
  readonly #values = new Map<string, { value: Json; version: number }>();

  read({ key }: JsonObject): Answer {
    if (typeof key !== 'string') return { ok: false, error: NO_KEY };
    const found = this.#values.get(key);
    return { ok: true, value: found ? { value: found.value, version: found.version } : null };
  }

  write(args: JsonObject): Answer {
    const { key } = args;
    if (typeof key !== 'string') return { ok: false, error: NO_KEY };
    const current = this.#values.get(key)?.version ?? 0;
    const expected = optionsOf(args)['ifVersion'];
    const isStale = expected !== undefined && (expected ?? 0) !== current;
    if (isStale) return { ok: false, error: toolError(`${key} is at version ${current}.`, 409) };
    this.#values.set(key, { value: args['value'] ?? null, version: current + 1 });
    return { ok: true, value: { version: current + 1 } };
  }
}
