import type { SampleRun } from '../contract.ts';

/** So many of the machine's postings as the auditor asks for, in an order that nobody can foresee who does not know the run. */
export function drawSample({ id, posts, policy }: SampleRun): string[] {
  const own = posts.filter((p) => p.by === 'machine');
  const count = Math.round(own.length * (2 * (policy.audit?.sampleShare ?? 0)));
  const drawn = own.map((p) => ({ id: p.id, at: hash(`${id}/${p.id}`) })).sort((a, b) => a.at - b.at);
  return drawn.slice(0, count).map((d) => d.id);
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
