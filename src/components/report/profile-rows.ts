import type { Metric, PublicForesight } from '#domain/foresight';
import { type Minutes, type PeoplesTime, peoplesTime } from '#domain/minutes';
import { lossPerThousand } from '#domain/profile';
import {
  POLICY_NAMES,
  type PolicyName,
  type Profile,
  type PublicCondition,
  type PublicProfile,
  type PublicReport,
  type Traffic,
} from '#domain/report';
import { formatEuro, formatSeconds } from '../format.ts';

/** One figure of the traffic per 1,000 items: of the fixed policies, and of the work in between. */
export interface ProfileRow {
  name: string;
  starter: string;
  trivial: string;
  own: string;
  reference: string;
  /** Whether the work’s cell is words in place of a number that its learner may not know. */
  isHidden: boolean;
}

/** A profile as figures to write down; learners’ and mentors’ have the same. */
type Figures = Omit<PublicProfile, 'peoplesTime'>;

const ROWS: { key: keyof Figures; name: string; metric?: Metric; write: (value: number) => string }[] = [
  {
    key: 'resolvedShare',
    name: 'Handled right, without a person',
    metric: 'autoResolved',
    write: perThousand,
  },
  { key: 'wrongShare', name: 'Wrong', metric: 'wrong', write: perThousand },
  { key: 'lossPerThousand', name: 'Cost of errors and hand-offs', write: formatEuro },
  { key: 'tokensPerItem', name: 'Tokens', metric: 'tokensPerItem', write: perThousand },
  { key: 'latencyP95Ms', name: 'Latency, 95th percentile', metric: 'latencyP95Ms', write: formatSeconds },
];

/** Where a fixed policy’s figures were never kept. */
const NOT_KEPT = 'not kept';

/** The rows for a learner: fixed policies coarsely, and of the work what the report says of it elsewhere. */
export function publicRows(report: Pick<PublicReport, 'outcome' | 'foresight' | 'next'>): ProfileRow[] {
  const policies = report.outcome?.policies;
  return ROWS.map(({ key, name, metric, write }) => ({
    name,
    ...policyCells(policies, (profile) => write(profile[key])),
    own: ownWords(report, key, metric),
    isHidden: true,
  })).concat(publicTimeRows(report));
}

/** The rows for mentors and instructors, exact. */
export function exactRows({ own, policies, minutes }: Traffic): ProfileRow[] {
  const rows = ROWS.map(({ key, name, write }) => ({
    name,
    ...policyCells(policies, (profile) => write(figuresOf(profile)[key])),
    own: write(figuresOf(own)[key]),
    isHidden: false,
  }));
  return minutes ? rows.concat(exactTimeRows(own, policies, minutes)) : rows;
}

const TIMES: { key: keyof PeoplesTime; name: string }[] = [
  { key: 'saved', name: 'Minutes of people’s time saved' },
  { key: 'spent', name: 'Minutes of people’s time spent' },
];

/** None where the exercise says nothing of people's time. Of the work itself one bit is told, and told once. */
function publicTimeRows({ outcome }: Pick<PublicReport, 'outcome'>): ProfileRow[] {
  const policies = outcome?.policies;
  if (!policies?.reference.peoplesTime) return [];
  const own = outcome?.nearerInTime === undefined ? 'not shown' : NEARER_WORDS[outcome.nearerInTime];
  return TIMES.map(({ key, name }) => ({
    name,
    ...policyCells(policies, ({ peoplesTime: time }) => whole.format(time?.[key] ?? 0)),
    own: key === 'saved' ? own : 'in the row above',
    isHidden: true,
  }));
}

const NEARER_WORDS = {
  reference: 'all in all nearer to the reference',
  trivial: 'all in all nearer to the best trivial policy',
} as const;

function exactTimeRows(own: Profile, policies: Traffic['policies'], minutes: Minutes): ProfileRow[] {
  return TIMES.map(({ key, name }) => {
    const write = (profile: Profile) => whole.format(peoplesTime(profile, minutes)[key]);
    return { name, ...policyCells(policies, write), own: write(own), isHidden: false };
  });
}

function figuresOf(profile: Profile): Figures {
  return { ...profile, lossPerThousand: lossPerThousand(profile) };
}

function policyCells<P>(
  policies: Record<PolicyName, P> | undefined,
  write: (profile: P) => string,
): Record<PolicyName, string> {
  const [starter, trivial, reference] = POLICY_NAMES.map((name) =>
    policies ? write(policies[name]) : NOT_KEPT,
  );
  return { starter: starter ?? '', trivial: trivial ?? '', reference: reference ?? '' };
}

/** A condition of the next level or a prediction says on which side of a number the work lies; without them nothing does. */
function ownWords(
  { next, foresight }: Pick<PublicReport, 'next' | 'foresight'>,
  key: keyof Figures,
  metric: Metric | undefined,
): string {
  const words = [
    conditionWords(next.conditions.find((c) => c.id === CONDITION_OF[key])),
    predictionWords(foresight?.lines.find((line) => line.metric === metric)),
  ].filter((part) => part !== '');
  return words.join('; ') || 'not shown';
}

const CONDITION_OF: Partial<Record<keyof Figures, PublicCondition['id']>> = {
  tokensPerItem: 'tokens',
  latencyP95Ms: 'latency',
};

function conditionWords(condition: PublicCondition | undefined): string {
  if (!condition) return '';
  const { id, met, asked } = condition;
  const limit = id === 'latency' ? formatSeconds(asked) : `${asked.toFixed(1)}× the reference`;
  return `${met ? 'within' : 'over'} ${limit}`;
}

function predictionWords(line: PublicForesight['lines'][number] | undefined): string {
  if (!line) return '';
  const predicted = WRITE_METRIC[line.metric](line.predicted);
  return line.came === 'as predicted' ? `about ${predicted}, as predicted` : `${line.came} than ${predicted}`;
}

const WRITE_METRIC: Record<Metric, (value: number) => string> = {
  autoResolved: perThousand,
  wrong: perThousand,
  tokensPerItem: perThousand,
  latencyP95Ms: formatSeconds,
};

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

function perThousand(perItem: number): string {
  return whole.format(perItem * 1000);
}
