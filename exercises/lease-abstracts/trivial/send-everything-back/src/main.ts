import type { Doc, Out } from '../contract.ts';

export default async function handle({ pages }: Doc): Promise<Out> {
  const isEmpty = pages.every(({ text }) => text.trim() === '');
  return { status: 'rejected', reason: isEmpty ? 'empty' : 'not_a_lease', detail: 'please check' };
}
