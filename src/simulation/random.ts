import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Four 32-bit words from which everything random of one trial, case or world follows. */
export type Key = readonly [number, number, number, number];

/**
 * The key of something that is drawn: HMAC-SHA-256 of the named parts under the deployment's secret.
 * Who does not know the secret cannot foresee it; who changes one part gets an unrelated key.
 */
export function keyOf(secret: string, ...parts: readonly (string | number)[]): Key {
  const digest = keyedWith(secret)
    .update(utf8ToBytes(parts.join('\u0000')))
    .digest();
  const view = new DataView(digest.buffer, digest.byteOffset);
  return [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)];
}

/** The last secret's HMAC before any message: thousands of keys follow from one secret. */
interface Mac {
  update(message: Uint8Array): { digest(): Uint8Array };
  clone(): Mac;
}

let prepared: { secret: string; mac: Mac } | undefined;

function keyedWith(secret: string): Mac {
  if (prepared?.secret !== secret) prepared = { secret, mac: hmac.create(sha256, utf8ToBytes(secret)) };
  return prepared.mac.clone();
}

/** A key of its own for a part of something keyed. Not cryptographic: the parent key already is. */
export function subkey(key: Key, name: string): Key {
  let [a, b, c, d] = key;
  for (let i = 0; i < name.length; i += 1) {
    const k = name.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/**
 * One keyed draw, uniform in [0, 1). The same name and sample under the same key give the same number, however
 * many other draws were made: an extra call of a submission shifts nobody's luck.
 */
export function draw(key: Key, name: string, sample = 0): number {
  const [a, b] = subkey(key, `${name}#${sample}`);
  return (a * 2 ** 21 + (b >>> 11)) / 2 ** 53;
}

/** A stream of draws for generators, which run the same way for everybody. */
export class Rand {
  readonly key: Key;
  #count = 0;

  constructor(key: Key) {
    this.key = key;
  }

  /** An independent stream with a name. */
  fork(name: string): Rand {
    return new Rand(subkey(this.key, name));
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#count += 1;
    return draw(this.key, 'next', this.#count);
  }

  /** Whole number in [low, high], both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list. @throws RangeError when it is empty */
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i -= 1) {
      const j = this.int(0, i);
      const swap = result[i] as T;
      result[i] = result[j] as T;
      result[j] = swap;
    }
    return result;
  }

  /** `count` different items of a list, all of them when it is shorter. */
  sample<T>(list: readonly T[], count: number): T[] {
    return this.shuffle(list).slice(0, count);
  }
}
