import type { Json, JsonObject } from '#domain/json';
import { type Answer, optionsOf } from './line.ts';
import { toolError } from './wire/errors.ts';

/** `host.store` of one case: values under keys, each with a version that counts its writes. */
export class CaseStore {
  readonly #values = new Map<string, { value: Json; version: number }>();

  read(args: JsonObject): Json {
    const found = this.#values.get(String(args['key']));
    return found ? { value: found.value, version: found.version } : null;
  }

  write(args: JsonObject): Answer {
    const key = String(args['key']);
    const current = this.#values.get(key)?.version ?? 0;
    const expected = optionsOf(args)['ifVersion'];
    const isStale = expected !== undefined && (expected ?? 0) !== current;
    if (isStale) return { ok: false, error: toolError(`${key} is at version ${current}.`, 409) };
    this.#values.set(key, { value: args['value'] ?? null, version: current + 1 });
    return { ok: true, value: { version: current + 1 } };
  }
}
