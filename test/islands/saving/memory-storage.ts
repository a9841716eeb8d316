/** The browser's storage in memory; `isFull` refuses every write, as a browser does when its quota is spent. */
export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  readonly #isFull: boolean;

  constructor({ isFull = false } = {}) {
    this.#isFull = isFull;
  }

  get length(): number {
    return this.#items.size;
  }

  clear(): void {
    this.#items.clear();
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  setItem(key: string, value: string): void {
    if (this.#isFull) throw new DOMException('the quota has been exceeded', 'QuotaExceededError');
    this.#items.set(key, value);
  }
}
