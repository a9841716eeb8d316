import type { Out } from '../contract.ts';

export default async function handle(): Promise<Out> {
  return {
    action: 'clarify',
    reply: 'Could you please tell us what you need from us?',
    lang: 'en',
    asks: ['question'],
  };
}
