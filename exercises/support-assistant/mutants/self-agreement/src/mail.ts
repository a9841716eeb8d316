import type { Ticket } from '../contract.ts';

const HEADER =
  /^\s*(von|from|de|gesendet|sent|enviado( em)?|an|to|para|cc|betreff|subject|assunto|datum|date|data)\s*:/i;
const INTRO = /^\s*(on\b.*\bwrote|am\b.*\bschrieb.*|em\b.*\bescreveu)\s*:\s*$/i;
const RULE =
  /^\s*-{2,}.*(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|mensagem original|mensagem encaminhada).*-{2,}\s*$/i;

/** What the customer wrote this time, without the mail below it. */
export function newText(body: string): { text: string; quoted: boolean } {
  const lines = body.split(/\r?\n/);
  const kept: string[] = [];
  let quoted = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (/^\s*>/.test(line)) {
      quoted = true;
      continue;
    }
    const block = HEADER.test(line) && HEADER.test(lines[i + 1] ?? '');
    if (block || INTRO.test(line) || RULE.test(line)) {
      quoted = true;
      let next = i + 1;
      while (next < lines.length && (HEADER.test(lines[next] ?? '') || (lines[next] ?? '').trim() === ''))
        next++;
      if (!/^\s*>/.test(lines[next] ?? '')) break;
      i = next - 1;
      continue;
    }
    kept.push(line);
  }
  return { text: kept.join('\n').trim(), quoted };
}

/** Headers with which a machine says that it is one. */
export function fromMachine(ticket: Ticket): boolean {
  const auto = (ticket.headers['auto-submitted'] ?? 'no').trim().toLowerCase();
  if (!auto.startsWith('no')) return true;
  if (ticket.headers['x-autoreply'] !== undefined || ticket.headers['x-autorespond'] !== undefined)
    return true;
  return /auto.?reply/i.test(ticket.headers['precedence'] ?? '');
}
