import type { Completion } from '../contract.ts';

export default async function complete(): Promise<Completion> {
  return { status: 'failed', reason: 'unavailable', attempts: 0, retryable: true };
}
