import type { HiddenRuns } from '../workspace/workspace-props.ts';

/** `4 of 6 hidden runs left; one more at 14:20.` Times are local. */
export function hiddenRunsWords(runs: HiddenRuns, now: number): string {
  const left = `${runs.left} of ${runs.of} hidden runs left`;
  return runs.nextAt === null ? `${left}.` : `${left}; one more ${whenWords(runs.nextAt, now)}.`;
}

/** `at 14:20` today, `tomorrow at 02:05`, otherwise with the date. */
export function whenWords(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const days = daysBetween(new Date(now), date);
  if (days === 0) return `at ${time}`;
  if (days === 1) return `tomorrow at ${time}`;
  return `on ${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} at ${time}`;
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
