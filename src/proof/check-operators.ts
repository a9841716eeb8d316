import type { SurvivorLabel } from '#catalog/proof-settings';
import type { Check, OperatorRun, Survivor } from '#domain/proof';
import { checked, notRun, two } from './check.ts';
import { hunt } from './hunt.ts';
import { inLanes } from './lanes.ts';
import { type OperatorMutant, operatorMutants } from './operator-mutants.ts';
import { referenceOf, type Stage } from './stage.ts';

const LEAST_SHARE = 0.8;
const ASKED = '≥ 0.80, every survivor labelled';

/** Check 6, of the last stage: small changes of the reference are seen by the hidden suites. */
export async function checkOperators(stage: Stage): Promise<{ check?: Check; operators?: OperatorRun }> {
  if (!stage.isLast) return {};
  if (!stage.effort.hasOperators) return { check: notRun('6', 'left out', ASKED) };
  const mutants = await operatorMutants(referenceOf(stage).files, stage.manifest);
  const hunter = new Hunter(stage);
  const kills = await inLanes(mutants, (mutant) => hunter.kills(mutant));
  const survivors = mutants
    .filter((_, i) => kills[i] === false)
    .map((mutant) => labelled(mutant, stage.programs.labels));
  const operators = { total: mutants.length, killed: mutants.length - survivors.length, survivors };
  return { check: judged(operators, idleLabels(survivors, stage.programs.labels)), operators };
}

function judged({ total, killed, survivors }: OperatorRun, notes: string[]): Check {
  const equivalent = survivors.filter((s) => s.label === 'equivalent').length;
  const share = killed / Math.max(1, total - equivalent);
  const faults = survivors
    .filter((s) => s.label === undefined || s.label === 'missing-family')
    .map(survivorWords);
  if (share < LEAST_SHARE)
    faults.unshift(
      `${killed} of ${total - equivalent} operator mutants that are not equivalent are killed, ${two(share)}; ${two(LEAST_SHARE)} is asked.`,
    );
  return checked('6', {
    found: `${killed} of ${total} killed, ${two(share)} of those that are not equivalent`,
    asked: ASKED,
    faults,
    notes,
  });
}

/** Labels that speak for nothing any more: the reference has changed, or a family has come. */
function idleLabels(survivors: readonly Survivor[], labels: readonly SurvivorLabel[]): string[] {
  return labels
    .filter((label) => !survivors.some((s) => speaksFor(label, s)))
    .map(
      (l) =>
        `A label of mutants/survivors.yaml speaks for no survivor: ${l.file}${l.lines ? `:${l.lines}` : ''} (${l.why}).`,
    );
}

function survivorWords({ file, line, mutator, original, replacement, label }: Survivor): string {
  const what = `${file}:${line} ${mutator}: “${short(original)}” → “${short(replacement)}” survives`;
  if (label === 'missing-family') return `${what}, and is labelled missing-family: write the family.`;
  return `${what}. Label it in mutants/survivors.yaml: equivalent, redundant or missing-family.`;
}

function labelled(
  { file, line, mutator, original, replacement }: OperatorMutant,
  labels: readonly SurvivorLabel[],
): Survivor {
  const survivor = { file, line, mutator, original, replacement };
  const found = labels.find((l) => speaksFor(l, survivor));
  return found ? { ...survivor, label: found.label, why: found.why } : survivor;
}

function speaksFor(label: SurvivorLabel, survivor: Survivor): boolean {
  const [from = 1, to = from] = (label.lines ?? `1-${Number.MAX_SAFE_INTEGER}`).split('-').map(Number);
  return (
    label.file === survivor.file &&
    survivor.line >= from &&
    survivor.line <= to &&
    (label.mutator === undefined || label.mutator === survivor.mutator) &&
    (label.replacement === undefined || label.replacement === survivor.replacement)
  );
}

/** Tries first the families that killed most of the mutants of the same file. */
class Hunter {
  readonly #stage: Stage;
  readonly #kills = new Map<string, number>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async kills({ file, files }: OperatorMutant): Promise<boolean> {
    const score = (id: string) => (this.#kills.get(`${file} ${id}`) ?? 0) * 100 + (this.#kills.get(id) ?? 0);
    const order = this.#stage.families.map((f) => f.id).sort((a, b) => score(b) - score(a));
    const kill = await hunt(this.#stage, files, order);
    if (!kill) return false;
    for (const key of [kill.by, `${file} ${kill.by}`]) this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
    return true;
  }
}

function short(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat;
}
