import { POLICY_NAMES, type PolicyName, type Profile, type Traffic } from '#domain/report';

/** A line of the sheet, euro per 1,000 items. */
export interface SheetRow {
  label: string;
  /** Of the work, per 1,000 items; null where a line counts no events. */
  events: number | null;
  own: number;
  /** undefined where a policy’s figures were never kept. */
  policies: Record<PolicyName, number | undefined>;
}

/** Minor units an item to euro per 1,000 items. */
const PER_THOUSAND = 10;

/** Every line that somebody touched, dearest of the work first, then tokens, which are no line; together they are what was earned. */
export function sheetRows({ own, policies }: Traffic): SheetRow[] {
  const of = (read: (profile: Profile) => number): Pick<SheetRow, 'own' | 'policies'> => {
    const [starter, trivial, reference] = POLICY_NAMES.map((name) =>
      policies ? read(policies[name]) : undefined,
    );
    return { own: read(own), policies: { starter, trivial, reference } };
  };
  const lines = own.lines.map(({ key, label, events }) => ({
    label,
    events: (events / own.items) * 1000,
    ...of((profile) => lineOf(profile, key)),
  }));
  const touched = lines.filter(
    (row) => row.own !== 0 || POLICY_NAMES.some((name) => (row.policies[name] ?? 0) !== 0),
  );
  return [
    ...touched.sort((a, b) => Math.abs(b.own) - Math.abs(a.own)),
    { label: 'Tokens', events: null, ...of(tokensOf) },
  ];
}

function lineOf({ lines, items }: Profile, key: string): number {
  const line = lines.find((one) => one.key === key);
  return line && items > 0 ? (line.minor / items) * PER_THOUSAND : 0;
}

/** What is missing between the lines and what was earned. */
function tokensOf({ lines, items, minor }: Profile): number {
  const priced = items > 0 ? lines.reduce((sum, line) => sum + line.minor, 0) / items : 0;
  return (minor - priced) * PER_THOUSAND;
}
