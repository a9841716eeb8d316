/** What goes in, what comes out, and what the desk can reach. */

export interface Question {
  greeting: string;
  parcel: string;
  asks: 'place' | 'sum';
  figures: number[];
  doorCode: string;
}

export type Out = { answer: string | number } | { handOff: true };

export interface Host {
  tools: { find(args: { parcel: string }): Promise<{ place: string | null }> };
  clock: { sleep(ms: number): Promise<void> };
  log(level: 'info' | 'warn', event: string, data?: unknown): void;
}
