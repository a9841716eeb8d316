import { z } from 'zod';
import type { Flaw } from './exercise-error.ts';
import { readYaml } from './read-yaml.ts';

const name = z.string().min(1);

/** Front matter of a program's `why.md`. Unknown keys are errors; below it stands what the program believes, in prose. */
export const whySchema = z
  .object({
    /** The program that this folder changes: `solutions/reference`. The starter when absent. */
    changes: name.optional(),
    /** Families that a mutant must fail. */
    fails: z.array(name).default([]),
    /** The flaw of the starter that a mutant plants alone, as `proof.yaml` names it. */
    flaw: name.optional(),
    /** Why a mutant that passes everything is no worse than what it changes. */
    equivalent: name.optional(),
    /** The mutant without whose control this one's absence shows: only the two together must be killed. */
    redundantWith: name.optional(),
    /** Of a mutant that lacks two controls, either of which would do: the folders of `survivors/` that lack one each. */
    controls: z.array(name).default([]),
    /** Stages (from 1) that a program is meant for; all of them when absent. */
    stages: z.array(z.number().int().min(1)).min(1).optional(),
  })
  .strict();

export type Why = z.infer<typeof whySchema>;

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---/;

/** The front matter of a `why.md`; defaults where there is none. `file` is named in the flaws. */
export function parseWhy(file: string, text: string): { why: Why; flaws: Flaw[] } {
  const front = FRONT_MATTER.exec(text)?.[1];
  if (front === undefined) return { why: whySchema.parse({}), flaws: [] };
  const { value, flaws } = readYaml(file, front, whySchema);
  return { why: value ?? whySchema.parse({}), flaws: flaws ?? [] };
}

/** The prose of a `why.md`: what stands below the front matter. */
export function withoutFrontMatter(text: string): string {
  return text.replace(FRONT_MATTER, '').trim();
}
