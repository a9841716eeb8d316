import { count } from '#components/format.ts';
import type { SourceFile } from '#domain/program';
import { textOf } from './draft.ts';
import type { ReadWork } from './work-archive.ts';

/** What taking an archive would change of the work in hand, notes included. */
export function takeWords({ files, ignored }: ReadWork, inHand: readonly SourceFile[]): string {
  const parts = changesOf(files, inHand)
    .filter(({ paths }) => paths.length > 0)
    .map(({ word, paths }) => `${count(paths.length, 'file')} ${word} (${paths.join(', ')})`);
  const stays = ignored.length > 0 ? ` Read-only files stay as handed out: ${ignored.join(', ')}.` : '';
  if (parts.length === 0) return `It says what is here already, so nothing changes.${stays}`;
  return `Of what is here, ${parts.join(', ')}; all else stays.${stays} Download first if you want to keep it.`;
}

function changesOf(files: readonly SourceFile[], inHand: readonly SourceFile[]) {
  const before = (path: string) => textOf(inHand, path);
  const paths = (list: readonly SourceFile[]) => list.map((f) => f.path);
  return [
    {
      word: 'would change',
      paths: paths(files.filter((f) => before(f.path) !== undefined && before(f.path) !== f.text)),
    },
    { word: 'would be new', paths: paths(files.filter((f) => before(f.path) === undefined)) },
    {
      word: 'would go',
      paths: paths(inHand.filter((f) => textOf(files, f.path) === undefined)),
    },
  ];
}
