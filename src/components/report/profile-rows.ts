import type { Metric, PublicForesight } from '#domain/foresight';
import { lossPerThousand } from '#domain/profile';
import {
  POLICY_NAMES,
  type PolicyName,
  type Profile,
  type PublicCondition,
  type PublicProfile,
  type PublicReport,
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
type Figures = PublicProfile;

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
  }));
}

/** The rows for mentors and instructors, exact. */
export function exactRows(own: Profile, policies: Record<PolicyName, Profile> | undefined): ProfileRow[] {
  return ROWS.map(({ key, name, write }) => ({
    name,
    ...policyCells(policies, (profile) => write(figuresOf(profile)[key])),
    own: write(figuresOf(own)[key]),
    isHidden: false,
  }));
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
