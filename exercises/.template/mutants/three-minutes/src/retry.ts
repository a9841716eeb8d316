import type { Host } from '../contract.ts';

export function retrying(host: Host) {
  return async <T>(work: () => Promise<T>): Promise<T> => {
    for (let pauseMs = 1_500; pauseMs < 100_000; pauseMs *= 2) {
      try {
        return await work();
      } catch {
        await host.clock.sleep(pauseMs);
      }
    }
    throw new Error('The model stayed away.');
  };
}
