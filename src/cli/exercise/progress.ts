/** One line on a terminal that is written over as the work goes on; nothing where nobody watches. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #startedAt = performance.now();
  #what = '';
  #graded = 0;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  step(what: string): void {
    this.#what = what;
    this.#draw();
  }

  graded(count: number): void {
    this.#graded = count;
    this.#draw();
  }

  done(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[K');
  }

  #draw(): void {
    if (!this.#stream.isTTY) return;
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(0);
    this.#stream.write(`\r\x1b[K${seconds} s  ${this.#what}  ${this.#graded} gradings`);
  }
}
