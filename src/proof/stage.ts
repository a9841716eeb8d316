import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadedExercise } from '#catalog/read-exercise';
import type { NamedProgram, ProofPrograms } from '#catalog/read-programs';
import type { Why } from '#catalog/why';
import { familiesAtStage, type Manifest, type SheetLine, sheetAtStage } from '#domain/exercise';
import type { ConditionId } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { ProgramRole } from '#domain/proof';
import type { Anchors } from '#domain/report';
import type { WorldBundle } from '#grader/plan';
import type { Bench, Wanted } from './bench.ts';
import type { Facts } from './facts.ts';
import { genericPrograms } from './generic-programs.ts';

/** How thoroughly to prove. */
export interface Effort {
  isQuick: boolean;
  /** Whether the mutants that operators make of the reference are run. */
  hasOperators: boolean;
}

/** A program that the suites have to tell good or bad, with what they made of it. */
export interface Subject extends NamedProgram {
  role: ProgramRole;
  facts: Facts;
}

/** One stage of an exercise, its programs graded. */
export interface Stage {
  number: number;
  /** The solutions are built for the last stage, and its suite runs every family that was not superseded. */
  isLast: boolean;
  /** An earlier stage of a quick proof: its own mutants are tried, and what costs most is left to the last stage. */
  isBrief: boolean;
  title: string;
  manifest: Manifest;
  loaded: LoadedExercise;
  families: { id: string; title: string; mode: WorldBundle['practice']['families'][number]['mode'] }[];
  sheet: SheetLine[];
  bundle: WorldBundle;
  bench: Bench;
  /** Absent from a brief stage: nothing is priced there. */
  anchors: Anchors | undefined;
  secret: string;
  effort: Effort;
  programs: ProofPrograms;
  subjects: Subject[];
}

/** The hidden values of panel `n`, from 1. The first is the one that everything but check 2 is graded with. */
export function panelSecret(n: number): string {
  return `proof ${n}`;
}

/** Conditions of a level that follow from the families alone. */
const OF_FAMILIES: readonly ConditionId[] = ['reliability', 'weakest_mode', 'weakest_family', 'vetoes'];

const BRIEF_ROLES: readonly ProgramRole[] = ['reference', 'starter', 'mutant'];

const NO_WHY = { fails: [], controls: [] };

/** Reads a stage's world, measures its anchors and grades every program that the checks look at. */
export async function openStage(
  number: number,
  { bench, programs, effort }: { bench: Bench; programs: ProofPrograms; effort: Effort },
): Promise<Stage> {
  const { loaded } = bench;
  const { manifest } = loaded.exercise;
  const bundle: { default: WorldBundle } = await import(
    pathToFileURL(join(bench.versionDir, 'hidden.mjs')).href
  );
  const wanted = new Set(familiesAtStage(manifest, number));
  const secret = panelSecret(1);
  const isLast = number === manifest.stages.length;
  const isBrief = effort.isQuick && !isLast;
  const stage: Omit<Stage, 'subjects'> = {
    number,
    isLast,
    isBrief,
    title: manifest.stages[number - 1]?.title ?? '',
    manifest,
    loaded,
    families: (bundle.default.hidden?.families ?? [])
      .filter((f) => wanted.has(f.id))
      .map(({ id, title, mode }) => ({ id, title, mode })),
    sheet: sheetAtStage(manifest, number),
    bundle: bundle.default,
    bench,
    anchors: isBrief ? undefined : await anchorsAt(number, bench, secret),
    secret,
    effort,
    programs,
  };
  return { ...stage, subjects: await subjectsOf(stage) };
}

/**
 * What a grading of a stage asks for. Practice is not among it: without it hidden feedback is open, as for somebody who
 * passes all of it, so that all there is to see is looked through.
 */
function wholeOf({ number, secret, anchors }: Omit<Stage, 'subjects'>): Wanted {
  return { stage: number, suites: ['stress', 'traffic'], secret, ...(anchors && { anchors }) };
}

/** The anchors of a stage that has to price something. @throws Error at a brief one */
export function pricesOf({ number, anchors }: Stage): Anchors {
  if (!anchors) throw new Error(`stage ${number} has no anchors`);
  return anchors;
}

/** Subjects of one role, or of several. */
export function ofRole({ subjects }: Stage, ...roles: ProgramRole[]): Subject[] {
  return subjects.filter((s) => roles.includes(s.role));
}

/** The program that the others are measured by. @throws Error when the stage has none */
export function referenceOf(stage: Stage): Subject {
  const [reference] = ofRole(stage, 'reference');
  if (!reference) throw new Error(`stage ${stage.number} has no reference`);
  return reference;
}

async function subjectsOf(stage: Omit<Stage, 'subjects'>): Promise<Subject[]> {
  const { programs, loaded } = stage;
  const plain = (role: ProgramRole, name: string, files: SourceFile[]) => ({
    role,
    name,
    files,
    why: NO_WHY,
  });
  const listed: Omit<Subject, 'facts'>[] = [
    ...programs.solutions.map((p, i) => ({
      ...p,
      role: i === 0 ? ('reference' as const) : ('solution' as const),
    })),
    ...programs.solvers.map((p) => ({ ...p, role: 'solver' as const })),
    plain('starter', 'starter', loaded.exercise.starter),
    ...loaded.trivial.map(({ name, files }) => plain('trivial', name, files)),
    ...genericPrograms(stage.manifest).map(({ name, files }) => plain('generic', name, files)),
    ...programs.mutants.map((p) => ({ ...p, role: 'mutant' as const })),
    ...programs.survivors.map((p) => ({ ...p, role: 'survivor' as const })),
  ];
  const here = listed.filter((p) => isAtStage(p, stage) && (!stage.isBrief || BRIEF_ROLES.includes(p.role)));
  return Promise.all(here.map(async (p) => ({ ...p, facts: await factsFor(p, stage) })));
}

/**
 * A mutant that the families kill already is not sent through the traffic as well. In a quick proof only the families that
 * it is there for are tried, and in a brief stage the starter meets no traffic: what it earns is not asked there.
 */
async function factsFor(
  { role, files, why }: Pick<Subject, 'role' | 'files' | 'why'>,
  stage: Omit<Stage, 'subjects'>,
): Promise<Facts> {
  const { bench, number, secret, isBrief, effort } = stage;
  const families: Wanted = { stage: number, suites: ['stress'], secret };
  if (role === 'starter' && isBrief) return bench.facts(files, families);
  if (role !== 'mutant') return bench.facts(files, wholeOf(stage));
  const own = effort.isQuick ? concerning(why, stage) : [];
  const stress = await bench.facts(files, { ...families, ...(own.length > 0 && { families: own }) });
  if (stress.unmet.some((c) => OF_FAMILIES.includes(c.id))) return stress;
  const anchors = stage.anchors ?? (await anchorsAt(number, bench, secret));
  return bench.facts(files, wholeOf({ ...stage, anchors }));
}

/** The families that a mutant is there for: those that it names, and those of the flaw that it plants. */
function concerning({ fails, flaw }: Why, { families, programs }: Omit<Stage, 'subjects'>): string[] {
  const ofFlaw = programs.settings.flaws.find(({ name }) => name === flaw)?.families ?? [];
  const named = new Set([...fails, ...ofFlaw]);
  return families.map(({ id }) => id).filter((id) => named.has(id));
}

/** A program may name its stages. Else a mutant and what survives beside it belong to one, and all others to every one. */
function isAtStage(
  { role, name, why }: Pick<Subject, 'role' | 'name' | 'why'>,
  { number, manifest, programs }: Pick<Stage, 'number' | 'manifest' | 'programs'>,
): boolean {
  if (role === 'reference') return true;
  if (why.stages) return why.stages.includes(number);
  if (role === 'mutant') return firstStageWith(manifest, why.fails) === number;
  if (role !== 'survivor') return true;
  const mutant = programs.mutants.find((m) => m.why.controls.includes(name));
  return firstStageWith(manifest, mutant?.why.fails ?? []) === number;
}

/** The first stage at which all of these families are in force: later ones may have fewer cases of them. 1 for none. */
function firstStageWith(manifest: Manifest, families: readonly string[]): number {
  const at = manifest.stages.findIndex((_, i) => {
    const inForce = familiesAtStage(manifest, i + 1);
    return families.every((id) => inForce.includes(id));
  });
  return at < 0 ? manifest.stages.length : at + 1;
}

function anchorsAt(stage: number, bench: Bench, secret: string): Promise<Anchors> {
  return anchorsOf(bench, { stage, suites: ['traffic'], secret });
}

/** What the fixed programs earn on traffic drawn with a secret. */
export async function anchorsOf(bench: Bench, wanted: Wanted): Promise<Anchors> {
  const { exercise, reference, trivial } = bench.loaded;
  const trafficOf = async (files: readonly SourceFile[]) => {
    const { traffic } = await bench.facts(files, wanted);
    if (!traffic) throw new Error(`${exercise.manifest.slug}: the traffic suite has no items`);
    return traffic;
  };
  const [starter, best, ...rest] = await Promise.all([
    trafficOf(exercise.starter),
    trafficOf(reference),
    ...trivial.map(({ files }) => trafficOf(files)),
  ]);
  return {
    starterMinor: starter.minor,
    trivial: trivial.map(({ name, label }, i) => ({ name, label, minor: rest[i]?.minor ?? 0 })),
    referenceMinor: best.minor,
    perfectMinor: best.perfectMinor,
    referenceTokensPerItem: best.tokensPerItem,
  };
}
