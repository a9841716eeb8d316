const LEGAL = /\b(lawyer|attorney|court|sue|legal|anwalt|advogado)\b/i;
const SAFETY = /\b(fire|burn|burned|injur\w*|hospital|feuer|fogo)\b/i;

/** Tickets that a person has to see. */
export function triage(body: string): 'legal' | 'safety' | null {
  if (LEGAL.test(body)) return 'legal';
  if (SAFETY.test(body)) return 'safety';
  return null;
}
