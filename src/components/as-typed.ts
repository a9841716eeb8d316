/** Text for inside a `textarea` or `pre`: a browser leaves out a line break that it finds first there, so that one is written twice. */
export function asTyped(text: string | undefined): string {
  return text?.startsWith('\n') ? `\n${text}` : (text ?? '');
}
