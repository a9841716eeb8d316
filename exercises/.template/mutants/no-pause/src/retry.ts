import type { Host } from '../contract.ts';

export function retrying(host: Host) {
  const endsAt = host.clock.now() + 14_000;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    while (host.clock.now() < endsAt) {
      try {
        return await work();
      } catch {}
    }
    throw new Error('The model stayed away.');
  };
}
