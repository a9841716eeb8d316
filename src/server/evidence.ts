import { once } from 'node:events';
import { createGzip, type Gzip } from 'node:zlib';
import type { Trial } from '#domain/trial';

/** The trials of a run as gzipped JSON, a list. Packed while they come in, so that nothing of it is left at the end. */
export class Evidence {
  readonly #gzip: Gzip = createGzip();
  readonly #parts: Buffer[] = [];
  #count = 0;

  constructor() {
    this.#gzip.on('data', (part: Buffer) => this.#parts.push(part));
  }

  add(trial: Trial): void {
    this.#gzip.write(`${this.#count === 0 ? '[' : ','}${JSON.stringify(trial)}`);
    this.#count += 1;
  }

  /** The whole list; nothing can be added after it. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    this.#gzip.end(this.#count === 0 ? '[]' : ']');
    await once(this.#gzip, 'end');
    return Uint8Array.from(Buffer.concat(this.#parts));
  }
}
