import type { Host } from '../contract.ts';

export function retrying(_host: Host) {
  return <T>(work: () => Promise<T>): Promise<T> => work();
}
