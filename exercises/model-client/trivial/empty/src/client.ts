import type { Completion } from '../contract.ts';

export default async function complete(): Promise<Completion> {
  return {} as Completion;
}
