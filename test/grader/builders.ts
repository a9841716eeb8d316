import { canonicalJson } from '#domain/json';
import type { Anchors, Report } from '#domain/report';
import type { Trial } from '#domain/trial';
import type { GradingInput } from '#grader/grading';
import { openGrading } from '#grader/open-grading';
import { digestsOf } from '#grader/receipt';
import { createEngine } from '#sandbox/engine-node';
import { aManifest as baseManifest } from '#test/services/builders';
import { aWorld } from './world.ts';

export const ENTRY = 'src/main.ts';

/** Does everything right, by small steps through every part of the host. */
export const SOUND_PROGRAM = `
export default async function main(input: any, host: any): Promise<unknown> {
  if (input.ask === 'multiply') return multiply(input, host);
  if (input.text === '') return { kind: 'silent' };
  return talk(input.text, host);
}

async function multiply(input: any, host: any) {
  if (input.n === null) return { kind: 'refused' };
  const { n } = await host.tools.lookup({ n: input.n });
  return { kind: 'product', value: n * input.factor };
}

async function talk(content: string, host: any) {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      await host.model.chat({ model: 'aurora-2', messages: [{ role: 'user', content }] }, { timeoutMs: 20000 });
      return { kind: 'said' };
    } catch (error: any) {
      await host.clock.sleep(Number(error.headers?.['retry-after'] ?? 1) * 1000);
    }
  }
  return { kind: 'handoff' };
}
`;

/** A program of one function whose body is given; `input` and `host` are at hand. */
export function body(text: string): string {
  return `export default async function main(input: any, host: any): Promise<unknown> {\n${text}\n}\n`;
}

export const SHEET = ['right', 'wrong', 'handoff', 'crash', 'leak'].map((key) => ({
  key,
  label: key,
  euro: key === 'right' ? 6 : -2,
}));

export function aManifest(over: Parameters<typeof baseManifest>[0] = {}) {
  const families = ['multiplying', 'talking'];
  return baseManifest({
    stages: [{ title: 'One', brief: 'brief.md', families, supersedes: [] }],
    utility: [SHEET],
    slo: { p95VirtualMs: 60_000, tokensTimesReference: 2.5 },
    ...over,
  });
}

export function anchors(over: Partial<Anchors> = {}): Anchors {
  return {
    starterMinor: -100,
    trivial: [{ name: 'hand-off', label: 'always ask a person', minor: -50 }],
    referenceMinor: 600,
    perfectMinor: 600,
    referenceTokensPerItem: 0,
    ...over,
  };
}

/** What a grading of a program needs, over the tiny world. */
export function anInput(program: string, over: Partial<GradingInput> = {}): GradingInput {
  return {
    manifest: aManifest(),
    contentHash: 'c'.repeat(64),
    version: 1,
    world: { practice: aWorld(), hidden: aWorld() },
    stage: 1,
    files: [{ path: ENTRY, text: program }],
    suites: ['practice'],
    secret: 'school',
    ...over,
  };
}

const engine = createEngine();

export async function opened(program: string, over: Partial<GradingInput> = {}) {
  return openGrading(anInput(program, over), await engine);
}

export interface Graded {
  trials: Trial[];
  report: Report;
}

/** Grades a program from the first trial to the last. */
export async function graded(program: string, over: Partial<GradingInput> = {}): Promise<Graded> {
  const grading = await opened(program, over);
  const trials = Array.from({ length: grading.total }, (_, index) => grading.run(index));
  const report = grading.report(trials, { transpile: 0, grade: 0 }, digestsOf(trials));
  grading.close();
  return { trials, report };
}

export function asText(value: unknown): string {
  return canonicalJson(value);
}
