import type { Ticket } from '../contract.ts';

/** What a mail consists of: what the customer writes now, and the mail below it. */
export interface Mail {
  fresh: string;
  old: string;
}

const HEADER_FROM = /^\s*\*?(from|von|de)\s*:\*?\s*\S/i;
const HEADER_OTHER =
  /^\s*\*?(sent|date|to|cc|subject|gesendet|datum|an|betreff|enviad[oa](\s+em)?|data|para|assunto)\s*:/i;
const DIVIDER =
  /^\s*(-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|mensagem original|mensagem encaminhada)|_{10,}\s*$|begin forwarded message|anfang der weitergeleiteten nachricht|início da mensagem)/i;
const ATTRIBUTION = /^\s*(on|am|em|no dia)\s.{4,160}\b(wrote|schrieb|escreveu)\b.{0,80}:\s*$/i;
const QUOTED = /^\s*>/;

/** Takes a mail apart. Everything below the first mark of an older mail is old. */
export function splitMail(body: string): Mail {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const mark = lines.findIndex((_, index) => isMark(lines, index));
  if (mark < 0) {
    return {
      fresh: lines
        .filter((line) => !QUOTED.test(line))
        .join('\n')
        .trim(),
      old: firstOld(lines.filter((line) => QUOTED.test(line))),
    };
  }
  const above = lines.slice(0, mark).filter((line) => !QUOTED.test(line));
  const below = lines.slice(mark);
  const between = isAttribution(lines, mark) ? repliesBetween(below) : [];
  return { fresh: [...above, ...between].join('\n').trim(), old: firstOld(below) };
}

function isAttribution(lines: string[], index: number): boolean {
  const line = lines[index] ?? '';
  return ATTRIBUTION.test(line) || ATTRIBUTION.test(`${line} ${lines[index + 1] ?? ''}`);
}

function isMark(lines: string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (DIVIDER.test(line) || isAttribution(lines, index)) return true;
  if (!HEADER_FROM.test(line)) return false;
  return lines.slice(index + 1, index + 4).some((next) => HEADER_OTHER.test(next) || QUOTED.test(next));
}

/** Some people write their answers between or under the quoted lines. */
function repliesBetween(below: string[]): string[] {
  const first = below.findIndex((line) => QUOTED.test(line));
  return first < 0 ? [] : below.slice(first).filter((line) => !QUOTED.test(line));
}

/** The text of the newest of the old mails, without the marks. */
function firstOld(lines: string[]): string {
  const text: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (isMark(lines, index) || HEADER_OTHER.test(line)) {
      if (text.some((kept) => kept.trim() !== '')) break;
      continue;
    }
    if (text.length === 0 && /^\s*\S*\s*(wrote|schrieb|escreveu)\s*:\s*$/i.test(line)) continue;
    const bare = line.replace(/^\s*>\s?/, '');
    if (QUOTED.test(bare)) continue;
    text.push(bare);
  }
  return text.join('\n').trim();
}

const POINTS =
  /\b(below|beneath|underneath|further down|(last|previous|earlier|first) (mail|e-?mail|message)|unten|unten\s?stehend\w*|nachfolgend\w*|s\.\s?u|darunter|vorige\w*|letzte\w* (mail|nachricht)|abaixo|em ?baixo|(mensagem|e-?mail) anterior|fyi|forward\w*|weitergeleitet\w*|weiterleitung|encaminh\w*|zur info\w*)\b/i;
const NUDGES =
  /\b(any (news|updates?|progress|answer|reply)|news|update|neuigkeiten|(was|etwas) neues|novidades?|alguma resposta|reminder|erinnerung|lembrete|follow(ing)? up|still waiting|warte (noch|immer)|noch keine antwort|nachfrage|ainda (à espera|aguardo|espero))\b/i;
const FILLER =
  /^(hi|hello|hey|dear|good|thanks?|thank you|cheers|regards|kind|best|yours|please|sent from|hallo|guten|sehr geehrte|liebe|grüß|danke|vielen dank|viele|mit freundlichen|freundliche|bitte|besten|gesendet von|olá|oi|bom|boa|obrigad|muito obrigad|atenciosamente|cordialmente|por favor|enviado d)/i;

/** "See below, any news?": nothing in there but a finger that points at the old mail. */
export function pointsBelow(fresh: string): boolean {
  const parts = fresh
    .split(/\n|[.!?;,](?=\s|$)/)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
  const points = (part: string): boolean => POINTS.test(part) || NUDGES.test(part);
  if (!parts.some(points)) return false;
  return parts.every((part) => {
    const words = part.split(/\s+/).length;
    if (points(part)) return words <= 9;
    return FILLER.test(part) ? words <= 8 : words <= 3;
  });
}

/** Whether a message that nobody could make out leans on the old mail at least. */
export function leansOnOld(fresh: string): boolean {
  return POINTS.test(fresh) || NUDGES.test(fresh);
}

/** The subject belongs to what is new, unless it was inherited from an older mail. */
export function withSubject(ticket: Ticket, text: string): string {
  const inherited = /^\s*(re|aw|fwd?|wg|res|enc)\s*:/i.test(ticket.subject);
  return inherited && text !== '' ? text : `${ticket.subject}\n\n${text}`.trim();
}

const INSTRUCTIONS = [
  /\b(system|assistant|developer|administrator|admin|root)\s*:/i,
  /\b(ignore|disregard|forget|override)\b.{0,50}\b(instructions?|rules?|prompts?|previous|above|polic(y|ies))\b/i,
  /\b(ignorieren?|vergiss|vergessen sie|missachten?)\b.{0,50}\b(anweisung|regel|vorgabe|vorherig|bisherig)/i,
  /\b(ignore|ignora|esqueça|esquece|desconsidere)\b.{0,50}(instruç|regra|anterior|acima)/i,
  /\b(you are now|new instructions?|(note|message|instructions?) (to|for) (the )?(ai|assistant|bot|model))\b/i,
  /\b(hinweis|anweisung|nachricht) (an|für) (die|den|das) (ki|assistent\w*|bot|modell)\b/i,
  /\b(nota|instruç(ão|ões)|mensagem) (para|à|ao) ?(a|o)? ?(ia|assistente|bot|modelo)\b/i,
  /\[\/?(system|inst)\]|<\/?(system|instructions?|mail|article)\b|```/i,
];

/** The text without the lines that talk like a system. */
export function withoutInstructions(text: string): string {
  return text
    .split('\n')
    .filter((line) => !INSTRUCTIONS.some((pattern) => pattern.test(line)))
    .join('\n')
    .trim();
}

/** Puts data into a marked block that it cannot leave. */
export function block(tag: string, attributes: string, text: string): string {
  const inside = text.replace(/<(?=\/?(mail|article)\b)/gi, '(');
  return `<${tag}${attributes}>\n${inside}\n</${tag}>`;
}
