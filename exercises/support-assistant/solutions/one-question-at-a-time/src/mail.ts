/** Whether the headers say that a machine wrote this (RFC 3834). What they leave open is decided by reading the text. */
export function isAutomatic(headers: Record<string, string>): boolean {
  const header = (name: string) => (headers[name] ?? '').trim().toLowerCase();
  const submitted = header('auto-submitted');
  return (
    (submitted !== '' && !/^no\b/.test(submitted)) ||
    /^auto[-_]reply/.test(header('precedence')) ||
    /^(yes|true|1)\b/.test(header('x-autoreply')) ||
    /^(yes|true|1)\b/.test(header('x-autorespond')) ||
    header('return-path') === '<>'
  );
}

const MARKED = /^\s*>/;
const FROM_LINE = /^\s*\**(from|von|de)\**:/i;
const HEADER_LINE =
  /^\s*\**(from|sent|date|to|cc|subject|von|gesendet|datum|an|betreff|de|enviado(?: em)?|data|para|assunto)\**:/i;
const WROTE = /^\s*(on|am|em|no dia)\b.{1,200}\b(wrote|schrieb|escreveu)\b.{0,100}:\s*$/i;
const DIVIDER =
  /^\s*[-_]{2,}\s*(original message|forwarded message|urspr\S+ nachricht|original-?nachricht|weitergeleitete nachricht|mensagem original|mensagem (?:encaminhada|reencaminhada))/i;

/** What the customer writes now, and the old mail that hangs on to it. A mail that is nothing but old mail is taken as new. */
export function splitThread(body: string): { fresh: string; quoted: string } {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const opensOldMail = (at: number) => {
    const line = lines[at] ?? '';
    const opensHeader = FROM_LINE.test(line) && HEADER_LINE.test(lines[at + 1] ?? '');
    return opensHeader || WROTE.test(line) || DIVIDER.test(line);
  };
  const isFrame = (at: number) =>
    lines[at]?.trim() === '' || HEADER_LINE.test(lines[at] ?? '') || opensOldMail(at);

  const fresh: string[] = [];
  const quoted: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (MARKED.test(line)) {
      quoted.push(line);
    } else if (opensOldMail(at)) {
      let text = at;
      while (text < lines.length && isFrame(text)) text += 1;
      // With marks, the old mail ends where the marks end: the new text may stand below. Without, it goes on to the end.
      const end = MARKED.test(lines[text] ?? '') ? text : lines.length;
      quoted.push(...lines.slice(at, end));
      at = end - 1;
    } else {
      fresh.push(line);
    }
  }

  const text = fresh.join('\n').trim();
  return text === '' ? { fresh: body.trim(), quoted: '' } : { fresh: text, quoted: quoted.join('\n').trim() };
}

/** Pieces that fit into the model's window (8,000 tokens of about 4 characters) with room to spare. */
export function pieces(text: string, size = 16_000): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; at += size) all.push(text.slice(at, at + size));
  return all;
}
