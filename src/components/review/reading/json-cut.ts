/** Longer values are cut: whoever needs them whole opens the practice in the workspace. */
const SHOWN = 4000;

/** A value as indented JSON, cut where it is long, with how much is left out. What is no JSON is called nothing. */
export function jsonCut(value: unknown): string {
  const text = JSON.stringify(value, null, 2) ?? 'nothing';
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}\n… ${text.length - SHOWN} more characters` : text;
}
