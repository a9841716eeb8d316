import { once } from 'node:events';
import { createGzip, type Gzip } from 'node:zlib';
import type { Receipt } from '#domain/receipt';
import type { Trial } from '#domain/trial';

/** Evidence of a run as gzipped JSON. Its trials are packed while they come in, so that little is left at the end. */
export class EvidencePack {
  readonly #gzip: Gzip = createGzip();
  readonly #parts: Buffer[] = [];
  #count = 0;

  constructor() {
    this.#gzip.on('data', (part: Buffer) => this.#parts.push(part));
  }

  add(trial: Trial): void {
    this.#gzip.write(`${this.#count === 0 ? '{"trials":[' : ','}${JSON.stringify(trial)}`);
    this.#count += 1;
  }

  /** The whole of it; nothing can be added after it. */
  async finish(receipt: Receipt | undefined): Promise<Uint8Array<ArrayBuffer>> {
    const open = this.#count === 0 ? '{"trials":[' : '';
    this.#gzip.end(`${open}],"receipt":${JSON.stringify(receipt ?? null)}}`);
    await once(this.#gzip, 'end');
    return Uint8Array.from(Buffer.concat(this.#parts));
  }
}
