import type { Fault, ModelFault } from 'holdfast/kit';
import { PRIMARY } from './provider.ts';

type Trouble = Omit<ModelFault, 'on' | 'route'>;

/** Of the primary. */
export const primary = <F extends Trouble>(fault: F) => ({ on: 'model', route: PRIMARY, ...fault }) as Fault;

/** On every route. */
export const anywhere = <F extends Trouble>(fault: F) => ({ on: 'model', ...fault }) as Fault;

/** The same troubles, and they do not pass. */
export function lasting(faults: readonly Fault[]): Fault[] {
  return faults.map(({ times: _often, during: _when, ...fault }) => fault as Fault);
}

/** The same troubles in a stretch of the trial only. */
export function during(faults: readonly Fault[], stretch: { fromMs: number; toMs: number }): Fault[] {
  return faults.map((fault) => ({ ...fault, during: stretch }) as Fault);
}

/** The wait of a rate limit made longer than any deadline. */
export function tooLong(faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, retryAfterMs: 120_000 }) as Fault);
}
