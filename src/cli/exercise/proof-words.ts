import {
  CHECKS,
  type Check,
  checksWith,
  holds,
  type Proof,
  type StageProof,
  type Survivor,
  whyNotPublishable,
} from '#domain/proof';

const MARK: Record<Check['status'], string> = { holds: '●', 'falls short': '✕', 'not run': '–' };
const SURVIVORS_SHOWN = 12;

/** A proof as a person reads it on a terminal: what falls short first, then every check. */
export function proofWords(proof: Proof): string {
  const parts = [
    headline(proof),
    ...proof.stages.map((stage) => stageWords(stage, proof.stages.length > 1)),
    `\n${endWords(proof)}`,
  ];
  return `${parts.join('\n')}\n`;
}

function headline(proof: Proof): string {
  const short = checksWith(proof, 'falls short').length;
  const verdict =
    short === 0 ? 'holds in every check' : `falls short in ${short} ${short === 1 ? 'check' : 'checks'}`;
  const { slug, contentHash, ms, isQuick } = proof;
  return `${slug} ${verdict} (${isQuick ? 'quick, ' : ''}${(ms / 1000).toFixed(0)} s, content ${contentHash.slice(0, 12)})`;
}

function stageWords(stage: StageProof, hasOthers: boolean): string {
  const head = hasOthers ? [`\nStage ${stage.stage}: ${stage.title}`] : [''];
  const rows = stage.checks.map(({ id, status, found, asked }) => {
    const name = `${id.padStart(3)}  ${CHECKS[id]}`;
    return `${MARK[status]} ${name.padEnd(52)} ${found}  [${asked}]`;
  });
  const faults = stage.checks.flatMap(faultLines);
  const notes = stage.checks.flatMap((check) => check.notes.map((note) => `  ${check.id}: ${note}`));
  return [
    ...head,
    ...rows,
    ...(faults.length > 0 ? ['\nWhat falls short:', ...faults] : []),
    ...(notes.length > 0 ? ['\nWorth knowing:', ...notes] : []),
  ].join('\n');
}

function faultLines({ id, faults }: Check): string[] {
  const shown = id === '6' ? faults.slice(0, SURVIVORS_SHOWN) : faults;
  const lines = shown.map((fault) => `  ${id}: ${fault}`);
  const left = faults.length - shown.length;
  if (left > 0)
    lines.push(
      `  ${id}: … and ${left} more. All of them, to paste into mutants/survivors.yaml, with --survivors.`,
    );
  return lines;
}

/** The survivors without a label as YAML, for the author to fill in. */
export function survivorsYaml(survivors: readonly Survivor[]): string {
  return survivors
    .filter((s) => s.label === undefined)
    .map(
      ({ file, line, mutator, original, replacement }) =>
        `# ${original.replace(/\s+/g, ' ').slice(0, 100)}\n- file: ${file}\n  lines: ${line}\n  mutator: ${mutator}\n  replacement: ${JSON.stringify(replacement)}\n  label: equivalent # or redundant, or missing-family\n  why: ""\n`,
    )
    .join('');
}

function endWords(proof: Proof): string {
  const why = whyNotPublishable(proof, proof);
  if (why === undefined) return 'It may be published.';
  const next = proof.isQuick && holds(proof) ? ' Prove it without --quick.' : '';
  return `It may not be published yet. This is ${why}.${next}`;
}
