import type { SourceFile } from '#domain/program';

/** What every exercise must give nothing for, whatever it is about. */
const GENERIC: Record<string, string> = {
  'return nothing': 'return null;',
  'return an empty object': 'return {};',
  'return the input': 'return input;',
  'throw the input': 'throw new Error(JSON.stringify(input));',
  'never return': 'await new Promise(() => {});',
};

/** Programs that do nothing useful in any exercise, by what they do. */
export function genericPrograms(entry: string): { name: string; files: SourceFile[] }[] {
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
