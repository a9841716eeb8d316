import type { Out } from '../contract.ts';

export default async function handle(): Promise<Out> {
  return { action: 'ignore', reason: 'policy' };
}
