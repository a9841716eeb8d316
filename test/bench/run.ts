import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCost } from './cost.ts';
import { measureIsolatedTrials } from './isolated.ts';
import { measurePractice } from './practice.ts';
import { pageOf, type Results, targetsOf } from './results.ts';
import { Subject } from './subject.ts';
import { measureScaling, measureVerdicts } from './verdicts.ts';

const USAGE = 'usage: npm run bench -- [--only isolated,verdicts,scaling,cost,practice] [--rounds N] [--dry]';
const PAGE = fileURLToPath(new URL('./results.md', import.meta.url));

type Part = Exclude<keyof Results, undefined>;

/** What can be measured, by name. */
const PARTS: { [P in Part]-?: (subject: Subject, rounds: number) => Promise<NonNullable<Results[P]>> } = {
  isolated: measureIsolatedTrials,
  verdicts: measureVerdicts,
  scaling: measureScaling,
  cost: measureCost,
  practice: (_, rounds) => measurePractice(rounds),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    rounds: { type: 'string', default: '7' },
    dry: { type: 'boolean', default: false },
  },
});
const wanted = values.only.split(',');
const rounds = Number(values.rounds);
if (!wanted.every((name) => name in PARTS) || !Number.isInteger(rounds) || rounds < 1) {
  console.error(USAGE);
  process.exit(2);
}

const subject = await Subject.load();
try {
  const results: Results = {};
  for (const part of wanted as Part[]) {
    console.log(`Measuring ${part} …`);
    Object.assign(results, { [part]: await PARTS[part](subject, rounds) });
  }
  const page = pageOf(results, new Date());
  if (values.dry) console.log(page);
  else writeFileSync(PAGE, page);
  const missed = targetsOf(results).filter(({ isMet }) => !isMet);
  console.log(
    missed.length === 0 ? 'All targets are met.' : `Missed: ${missed.map(({ what }) => what).join('; ')}.`,
  );
} finally {
  subject.close();
}
