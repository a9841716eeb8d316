import type { Ticket } from '../contract.ts';

const LEGAL =
  /\b(lawyers?|attorney|solicitors?|court|sue|suing|legal action|lawsuit|legal insurance|ombudsman|trading standards|summons|bailiffs?|proceedings|authority|reported?|police|anwalt|anwältin|gericht|klage|verklag\w*|anzeige|verbraucherzentrale|advogad[oa]|tribunal|processo|procon|denúncia|queixa)\b/i;
const SAFETY =
  /\b(caught fire|on fire|burn(s|t|ed|ing)?|scald\w*|injur\w*|hospital|hurt|bleed\w*|poison\w*|smoke|sparks?|electric shock|explod\w*|choke\w*|doctor|verletzt\w*|verbrannt\w*|feuer|brand|rauch|krankenhaus|stromschlag|explodiert|queim\w*|fogo|fumo|fumaça|hospital|ferid\w*|choque)\b/i;
const MACHINE =
  /\b(out of (the )?office|automatic reply|auto(-| )?reply|automatische antwort|resposta automática|delivery status|undeliverable|mailbox (is )?full|do not reply|noreply|abwesend|ausente do escritório)\b/i;
const MONEY =
  /\b(refund\w*|money back|reimburse\w*|pay (it |me )?back|cancel the charge|chargeback|erstatt\w*|geld zurück|zurückzahl\w*|reembols\w*|devol\w*|estorn\w*)\b/i;
const NO_MONEY = /\b(how (long|many|soon|quickly)|when|wie lange|wann|quanto tempo|quando|prazo)\b/i;

/** The subject and what stands above quoted lines; all of it when that is next to nothing. */
export function ownText({ subject, body }: Ticket): string {
  const lines = body.split('\n');
  const quote = lines.findIndex((l) => l.startsWith('>'));
  const own = (quote < 0 ? lines : lines.slice(0, Math.max(0, quote - 1))).join('\n').trim();
  const isPointer = quote >= 0 && (own.length < 40 || /\b(below|unten|abaixo|underneath)\b/i.test(own));
  return isPointer ? `${subject}\n${body.replace(/^> ?/gm, '')}` : `${subject}\n${own}`;
}

export function isMachine({ headers, subject }: Ticket, text: string): boolean {
  if ('auto-submitted' in headers) return true;
  return MACHINE.test(subject) || (MACHINE.test(text) && !text.includes('?'));
}

export function riskIn(text: string): 'legal' | 'safety' | undefined {
  if (SAFETY.test(text)) return 'safety';
  return LEGAL.test(text) ? 'legal' : undefined;
}

export function wantsMoney(text: string): boolean {
  return MONEY.test(text) && /P-\d{6}/.test(text) && !NO_MONEY.test(text);
}

const SMALL_WORDS: Record<string, RegExp> = {
  en: /\b(the|you|is|are|to|for|how|what|my|and|it|do|can|long|much|of|i)\b/gi,
  de: /\b(der|die|das|ich|ist|sie|wie|und|für|ein|eine|mein|kann|was|zu|nicht|bei|wann)\b/gi,
  pt: /\b(o|a|os|de|que|para|é|um|uma|meu|minha|quanto|qual|eu|não|com|posso|por)\b/gi,
};

export function languageOf(text: string, locale: string | null): string {
  const counts = Object.entries(SMALL_WORDS).map(([lang, words]) => ({
    lang,
    hits: text.match(words)?.length ?? 0,
  }));
  const best = counts.reduce((a, b) => (b.hits > a.hits ? b : a));
  return best.hits === 0 ? (locale ?? 'en') : best.lang;
}
