import type { Json } from '#domain/json';
import type { SourceFile } from '#domain/program';
import type { PublicReport, Report } from '#domain/report';
import type { Trial } from '#domain/trial';
import type { Ending, Verdict } from '#domain/verdict';

/** What an attack is after. A folder of each name holds the attacks. */
export const FAMILIES = [
  'host-escape',
  'module-loader',
  'cpu',
  'memory',
  'liveness',
  'forgery',
  'extraction',
  'overfitting',
  'determinism',
  'state',
  'pollution',
  'injection',
  'honest',
] as const;
export type AttackFamily = (typeof FAMILIES)[number];

/** Which trials may earn credit: none, those of the public suite at most, or (an honest control) every one. */
export type Credit = 'none' | 'practice' | 'all';

/** What must come of an attack. Several values where trials differ by their input; each trial has one of them. */
export interface Expected {
  ending: Ending | readonly Ending[];
  verdict: Verdict | readonly Verdict[];
  /** How the last item ends instead, the one without figures: for what takes so long that it is tried once. */
  lastEnding?: Ending | readonly Ending[];
  /** What every trial that returned must have returned. */
  value?: Json;
  /** What the error of every trial that did not return must say. */
  error?: RegExp;
  /** `none` unless told. */
  credit?: Credit;
  /** Only the clock can end it: the interpreter is in a native loop that burns no fuel. */
  isEndedByClock?: boolean;
  /** What differs on an engine, by its name, because it is made otherwise. */
  on?: Readonly<Record<string, Partial<Omit<Expected, 'on'>>>>;
  /** How often it is graded; each must give the same trials and receipt, byte for byte. Once unless told. */
  gradings?: number;
  /** What else must hold; throws when it does not. */
  check?(seen: Seen): void;
}

/** What came of grading an attack. */
export interface Seen {
  report: Report;
  publicReport: PublicReport;
  /** In index order: practice, stress, traffic. */
  trials: readonly Trial[];
  /** Everything that a learner or mentor may be shown of it, as text. */
  visible: string;
}

/** A hostile submission (or an honest control) and what must come of it. */
export interface Attack {
  /** Unique; the file's name without its ending. */
  name: string;
  family: AttackFamily;
  /** One sentence: what the program is after, and how. */
  tries: string;
  files: readonly SourceFile[];
  expect: Expected;
}

export const ENTRY = 'src/main.ts';

/**
 * Declares an attack. `files` is the entry file's text, or texts by path.
 * @throws Error when there is no entry file
 */
export function defineAttack(
  attack: Omit<Attack, 'files'> & { files: string | Readonly<Record<string, string>> },
): Attack {
  const texts = typeof attack.files === 'string' ? { [ENTRY]: attack.files } : attack.files;
  if (texts[ENTRY] === undefined) throw new Error(`${attack.name} has no ${ENTRY}`);
  return { ...attack, files: Object.entries(texts).map(([path, text]) => ({ path, text })) };
}

/** An entry file whose function has this body; `top` stands before it. */
export function mainOf(body: string, top = ''): string {
  return `${top}\nexport default async function main(input: any, host: any): Promise<unknown> {\n${body}\n}\n`;
}

/** A body that runs in the last item alone, and returns null in every other trial. */
export function onlyLast(body: string): string {
  return `if (input.figures.length > 0) return null;\n${body}`;
}
