/** The first words of a comment as plain text, to find it again: at most 96 characters. */
export function openingWords(body: string): string {
  const text = body
    .replace(/[`*_>#]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 96 ? `${text.slice(0, 96).replace(/\s\S*$/, '')} …` : text;
}
