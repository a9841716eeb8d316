import type { PolicyName, Profile } from './report.ts';

/**
 * Minutes of people's work that one event of a line of the sheet costs, by the line's key; below zero: that it saves,
 * against the same item handled by people alone. Lines that are not there cost nobody a minute.
 */
export type Minutes = Readonly<Record<string, number>>;

/** People's time over 1,000 items of traffic, in minutes, neither below 0. */
export interface PeoplesTime {
  /** What the system took off people. */
  saved: number;
  /** What it gave them to do: hand-offs, review, repair. */
  spent: number;
}

/** People's time that a profile's events come to; nothing where there were no items. */
export function peoplesTime(
  { lines, items }: Pick<Profile, 'lines' | 'items'>,
  minutes: Minutes,
): PeoplesTime {
  const of = (sign: 1 | -1) => {
    const sum = lines.reduce(
      (total, { key, events }) => total + Math.max(0, sign * (minutes[key] ?? 0)) * events,
      0,
    );
    return items === 0 ? 0 : (sum / items) * 1000;
  };
  return { saved: of(-1), spent: of(1) };
}

/**
 * Whether a work's time saved less time spent is nearer to the reference's or to that of the best trivial policy; all that
 * learners are told of it, one bit. `undefined` where the two lie less than a minute apart per 1,000 items.
 */
export function nearerInTime(
  own: PeoplesTime,
  policies: Pick<Record<PolicyName, PeoplesTime>, 'trivial' | 'reference'>,
): 'reference' | 'trivial' | undefined {
  const net = ({ saved, spent }: PeoplesTime) => saved - spent;
  const trivial = net(policies.trivial);
  const reference = net(policies.reference);
  if (Math.abs(reference - trivial) < 1) return undefined;
  return Math.abs(net(own) - reference) < Math.abs(net(own) - trivial) ? 'reference' : 'trivial';
}
