import type { Approach } from '#domain/approach';
import { count } from './format.ts';

/** `failover-first` as a heading: `Failover first`. */
export function approachTitle(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How much there is to read: `3 files, 410 lines`. */
export function approachSize({ files }: Pick<Approach, 'files'>): string {
  const lines = files.reduce((sum, { text }) => sum + linesOf(text), 0);
  return `${count(files.length, 'file')}, ${count(lines, 'line')}`;
}

/** Lines of a text; a trailing line break opens no new one. */
export function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}
