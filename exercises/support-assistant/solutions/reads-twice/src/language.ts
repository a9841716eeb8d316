export type Lang = 'en' | 'de' | 'pt';

const WORDS: Record<Lang, Set<string>> = {
  en: new Set(
    'the you your is are for and of to we our with have what how my it on this that can will from'.split(' '),
  ),
  de: new Set(
    'der das und ist nicht sie ihr ihre ihren wir für mit ein eine einen von zu den dem auf nach wie ich bei uns es im'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'o os da de e é não para com um uma que você sua seu nossa nosso em até por na no ao são se'.split(' '),
  ),
};

/** The language of a text, or null when that is not plain. */
export function languageOf(text: string): Lang | null {
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  const ranked = (['en', 'de', 'pt'] as const)
    .map((lang) => ({ lang, hits: words.filter((word) => WORDS[lang].has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [first, second] = ranked;
  if (!first || !second || first.hits < 2 || first.hits < second.hits * 2) return null;
  return first.lang;
}

export const WHAT_DO_YOU_NEED: Record<Lang, { reply: string; ask: string }> = {
  en: {
    reply:
      'Thank you for your message. We could not make out what you would like to know. Could you tell us what it is about?',
    ask: 'What would you like to know?',
  },
  de: {
    reply:
      'Vielen Dank für Ihre Nachricht. Wir konnten leider nicht erkennen, was Sie wissen möchten. Können Sie uns schreiben, worum es geht?',
    ask: 'Was möchten Sie wissen?',
  },
  pt: {
    reply:
      'Obrigado pela sua mensagem. Não conseguimos perceber o que deseja saber. Pode dizer-nos de que se trata?',
    ask: 'O que deseja saber?',
  },
};

export const COLLEAGUE_FOLLOWS: Record<Lang, string> = {
  en: 'A colleague will write to you about the rest of your message.',
  de: 'Zum Rest Ihrer Nachricht meldet sich eine Kollegin oder ein Kollege bei Ihnen.',
  pt: 'Um colega vai escrever-lhe sobre o resto da sua mensagem.',
};

export const PAID_BACK: Record<Lang, (sum: string) => string> = {
  en: (sum) => `We are sorry for the trouble. We have paid ${sum} euros back to you.`,
  de: (sum) => `Es tut uns leid. Wir haben Ihnen ${sum} Euro zurückgezahlt.`,
  pt: (sum) => `Lamentamos o sucedido. Devolvemos-lhe ${sum} euros.`,
};
