import { defineAttack } from '../attack.ts';

export default defineAttack({
  name: 'honest-ts',
  family: 'honest',
  tries: 'Uses what TypeScript adds to JavaScript, in three files with imports of types and of values.',
  files: {
    'src/types.ts': `
export interface Question { parcel: string; asks: 'place' | 'sum'; figures: readonly number[] }
export type Out = { answer: string | number } | { handOff: true };
export enum Kind { Place = 'place', Sum = 'sum' }
export declare const nowhere: unique symbol;
export const TRIES: number = 3;
`,
    'src/desk.ts': `
import { type Out, type Question, TRIES } from './types.js';
export abstract class Desk<Q extends Question = Question> {
  readonly #name: string;
  constructor(protected readonly host: any, private tries: number = TRIES) {
    this.#name = 'desk';
  }
  abstract answer(question: Q): Promise<Out>;
  protected async search(parcel: string): Promise<string | null>;
  protected async search(parcel: string, attempt?: number): Promise<string | null>;
  protected async search(parcel: string, attempt = 1): Promise<string | null> {
    try {
      return (await this.host.tools.find({ parcel }))!.place as string | null;
    } catch (error: unknown) {
      if (attempt >= this.tries || this.#name !== 'desk') return null;
      return this.search(parcel, attempt + 1);
    }
  }
}
`,
    'src/main.ts': `
import type { Out, Question } from './types';
import { Kind } from './types';
import { Desk } from './desk.ts';
const HAND_OFF = { handOff: true } as const satisfies Out;
class Parcels extends Desk {
  override async answer(question: Question): Promise<Out> {
    if (question.asks === Kind.Sum) return this.sum(question.figures);
    const place = await this.search(question.parcel);
    return place === null ? HAND_OFF : { answer: place };
  }
  private sum(figures: readonly number[]): Out {
    return figures.some((f) => f < 0) ? HAND_OFF : { answer: figures.reduce<number>((a, b) => a + b, 0) };
  }
}
export default async (question: Question, host: unknown): Promise<Out> => new Parcels(host).answer(question);
`,
  },
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
