export const LANGS = ['en', 'de', 'pt'] as const;
export type Lang = (typeof LANGS)[number];

/** Cents as the customer's language writes euros. */
function euros(minor: number, lang: Lang): string {
  const text = (minor / 100).toFixed(2);
  return lang === 'en' ? text : text.replace('.', ',');
}

/** Tells a customer that their money is on its way, and how much. */
export function refunded(minor: number, lang: Lang): string {
  return TEXTS[lang].refunded.replace('{sum}', euros(minor, lang));
}

interface Texts {
  /** `{sum}` once. */
  refunded: string;
  /** Sent when nobody could make out what is wanted. */
  clarify: string;
  asks: string[];
  /** Below an answer, when a colleague takes care of the rest. */
  rest: string;
}

export const TEXTS: Record<Lang, Texts> = {
  en: {
    refunded:
      'We have sent {sum} euros back to you, to the account or card that you paid with. We are sorry for the trouble.',
    clarify:
      'Thank you for your message. We could not make out what you would like to know. What is your question?',
    asks: ['What is your question?'],
    rest: 'I have passed the other part of your message on to a colleague, who will write to you.',
  },
  de: {
    refunded:
      'Wir haben Ihnen {sum} Euro zurückgezahlt, auf dem Weg, auf dem Sie bezahlt haben. Die Umstände tun uns leid.',
    clarify:
      'Vielen Dank für Ihre Nachricht. Wir konnten leider nicht erkennen, was Sie wissen möchten. Wie lautet Ihre Frage?',
    asks: ['Wie lautet Ihre Frage?'],
    rest: 'Den anderen Teil Ihrer Nachricht habe ich an eine Kollegin weitergegeben. Sie wird Ihnen schreiben.',
  },
  pt: {
    refunded:
      'Devolvemos {sum} euros para a conta ou o cartão com que pagou. Pedimos desculpa pelo incómodo que isto lhe causou.',
    clarify:
      'Obrigado pela sua mensagem. Não conseguimos perceber o que gostaria de saber. Qual é a sua pergunta?',
    asks: ['Qual é a sua pergunta?'],
    rest: 'Encaminhei a outra parte da sua mensagem para uma colega, que vai escrever-lhe.',
  },
};

/** Frequent words that belong to only one of the three. */
const FREQUENT: Record<Lang, Set<string>> = {
  en: new Set(
    'the you your and is are of to for from we our will it this that with be on by within'.split(' '),
  ),
  de: new Set(
    'der die das und ist sie ihr ihre ihnen wir uns unser für den dem des von nach ab mit auf ein eine einen im zu bei'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'o os de da dos das e é para com por você seu sua um uma em ao que após nós nosso nossa pode são leva pelo'.split(
      ' ',
    ),
  ),
};

/** Rough, but enough to notice when a German or Portuguese customer is about to get an English reply. */
export function readsLike(lang: Lang, text: string): boolean {
  const words: string[] = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = (one: Lang) => words.filter((word) => FREQUENT[one].has(word)).length;
  return LANGS.every((other) => hits(other) <= hits(lang));
}
