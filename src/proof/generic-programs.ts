import { isEditable, type Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';

/** What every exercise must give nothing for, whatever it is about. */
const GENERIC: Record<string, string> = {
  'return nothing': 'return null;',
  'return an empty object': 'return {};',
  'return the input': 'return input;',
  'throw the input': 'throw new Error(JSON.stringify(input));',
  'never return': 'await new Promise(() => {});',
};

/**
 * Programs that do nothing useful in any exercise, by what they do. None where the entry is not the learner's to write:
 * then nobody could send them.
 */
export function genericPrograms(
  manifest: Pick<Manifest, 'entry' | 'editable'>,
): { name: string; files: SourceFile[] }[] {
  const { entry } = manifest;
  if (!isEditable(manifest, entry)) return [];
  return Object.entries(GENERIC).map(([name, body]) => ({
    name,
    files: [
      {
        path: entry,
        text: `export default async function main(input: unknown): Promise<unknown> {\n  ${body}\n}\n`,
      },
    ],
  }));
}
