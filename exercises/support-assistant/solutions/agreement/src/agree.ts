import type { Article, Claim } from '../contract.ts';
import type { Mail } from './read.ts';
import type { Calls } from './within.ts';

interface QuotedClaim extends Claim {
  quote: string;
}

interface Draft {
  reply: string;
  claims: QuotedClaim[];
}

const MOST_DRAFTS = 6;

function schemaFor(lang: string): Record<string, unknown> {
  const text = { type: 'string' };
  return {
    type: 'object',
    properties: {
      reply: text,
      lang: { enum: [lang] },
      answerable: { type: 'boolean' },
      claims: {
        type: 'array',
        items: { type: 'object', properties: { key: text, value: text, source: text, quote: text } },
      },
    },
    required: ['reply', 'lang', 'answerable', 'claims'],
    additionalProperties: false,
  };
}

/** Draws drafts until two make the same claims, each of which its article bears out. */
export async function agreedAnswer(mail: Mail, articles: Article[], call: Calls): Promise<Draft | undefined> {
  if (articles.length === 0) return undefined;
  const sources = articles.map((a) => `${a.id}, ${a.updatedAt}: ${a.text}`).join('\n\n');
  const draw = () =>
    call.object<Draft>('draft', schemaFor(mail.lang), `${sources}\n\nCustomer: ${mail.text}`, 0.9);
  const drafts: Draft[] = [];
  while (drafts.length < MOST_DRAFTS) {
    const draft = await draw();
    const isGood =
      draft.claims.length > 0 &&
      draft.claims.every((c) => isBorneOut(c, articles)) &&
      speaks(draft.reply, mail.lang);
    if (isGood) {
      const twin = drafts.find((d) => fingerprint(d) === fingerprint(draft));
      if (twin) return draft;
      drafts.push(draft);
    } else if (drafts.push({ reply: '', claims: [] }) >= MOST_DRAFTS - 1) break;
  }
  return undefined;
}

/** Two drafts can take the same amount from the same wrong place; the sentence around it they have to make up. */
function isBorneOut({ value, source, quote }: QuotedClaim, articles: Article[]): boolean {
  const article = articles.find((a) => a.id === source);
  return value.length > 0 && quote.includes(value) && article?.text.includes(quote) === true;
}

function fingerprint(draft: Draft): string {
  return draft.claims
    .map((c) => `${c.key}=${c.value}@${c.source}`)
    .sort()
    .join(';');
}

const GIVEAWAYS: Record<string, string[]> = {
  en: [' the ', ' you ', ' for ', ' with ', ' of ', 'thank', ' is ', ' are '],
  de: [' der ', ' die ', ' das ', ' für ', ' und ', ' sie ', ' ihre ', 'danke', ' ist ', ' bei '],
  pt: [' o ', ' que ', ' por ', ' para ', ' sua ', 'obrigado', ' com ', ' nos ', ' de '],
};

function speaks(reply: string, lang: string): boolean {
  const padded = ` ${reply.toLowerCase()} `;
  const hits = (words: string[] = []) => words.filter((w) => padded.includes(w)).length;
  return Object.entries(GIVEAWAYS).every(
    ([other, words]) => other === lang || hits(words) <= hits(GIVEAWAYS[lang]),
  );
}
