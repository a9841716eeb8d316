import { parse } from 'yaml';
import { z } from 'zod';
import { MODE_IDS, type ModeId } from '#domain/mode';
import type { SourceFile } from '#domain/program';

const mode = z.enum(MODE_IDS as [ModeId, ...ModeId[]]);

const frontMatter = z.strictObject({
  mode,
  title: z.string().min(1),
  /** What the mode is, in one sentence. */
  sentence: z.string().endsWith('.'),
  /** Where in a system the deciding line belongs. */
  belongs: z.string().min(1),
  /** Modes that are taken for this one, with how to tell them apart. */
  neighbours: z.partialRecord(mode, z.string().min(1)),
  sources: z
    .array(
      z.strictObject({
        by: z.string().min(1),
        title: z.string().min(1),
        year: z.number().int().min(1950).max(2100),
        url: z.url({ protocol: /^https$/ }),
        /** What it shows, and where it stops. */
        shows: z.string().endsWith('.'),
      }),
    )
    .min(2)
    .max(4),
});

/** A file of a miniature; `label` is “before” or “after”. */
export interface Listing extends SourceFile {
  label: string;
}

export type Block = { kind: 'prose'; markdown: string } | { kind: 'code'; listings: Listing[] };

export interface Section {
  heading: string;
  blocks: Block[];
}

/** One reading: about one failure mode, from its symptom to what people get wrong when they fix it. */
export interface Reading extends z.infer<typeof frontMatter> {
  sections: Section[];
}

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const SECTION = /^## +(.+)\n([\s\S]*?)(?=^## |(?![\s\S]))/gm;
/** A listing opens with its language, its label and its path: ```ts before src/answer.ts */
const LISTING = /^```ts (\w+) (\S+)\n([\s\S]*?)^```$/gm;

/**
 * A reading from its file: YAML between dashes, then sections under headings of level two.
 *
 * @throws an error that names the file when the front matter is not as it should be
 */
export function parseReading(name: string, text: string): Reading {
  const [, head = '', body = ''] = FILE.exec(text) ?? [];
  const checked = frontMatter.safeParse(parse(head));
  if (!checked.success) throw new Error(`${name}: ${z.prettifyError(checked.error)}`);
  const sections = [...body.matchAll(SECTION)].map(([, heading = '', rest = '']) => ({
    heading: heading.trim(),
    blocks: blocksOf(rest),
  }));
  return { ...checked.data, sections };
}

/** Prose and listings in the order of the text; listings that follow each other stand together. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const addProse = (markdown: string) => {
    if (markdown.trim() !== '') blocks.push({ kind: 'prose', markdown: markdown.trim() });
  };
  let end = 0;
  for (const { 0: whole, 1: label = '', 2: path = '', 3: code = '', index } of text.matchAll(LISTING)) {
    addProse(text.slice(end, index));
    end = index + whole.length;
    const last = blocks.at(-1);
    const listing = { label, path, text: code };
    if (last?.kind === 'code') last.listings.push(listing);
    else blocks.push({ kind: 'code', listings: [listing] });
  }
  addProse(text.slice(end));
  return blocks;
}
