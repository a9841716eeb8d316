import type { Lang } from './triage.ts';

const WORDS: Record<Lang, string[]> = {
  en: [
    'the',
    'you',
    'your',
    'is',
    'are',
    'we',
    'of',
    'and',
    'for',
    'from',
    'with',
    'after',
    'can',
    'to',
    'our',
    'it',
  ],
  de: [
    'der',
    'die',
    'das',
    'sie',
    'ihr',
    'ihre',
    'ist',
    'wir',
    'und',
    'für',
    'von',
    'mit',
    'nach',
    'ein',
    'eine',
    'den',
    'uns',
    'ab',
  ],
  pt: [
    'o',
    'os',
    'a',
    'as',
    'de',
    'do',
    'da',
    'é',
    'você',
    'seu',
    'sua',
    'e',
    'para',
    'com',
    'por',
    'um',
    'uma',
    'que',
    'no',
    'na',
    'em',
    'dias',
  ],
};

function hits(reply: string, lang: Lang): number {
  const words = reply.toLowerCase().split(/[^\p{L}]+/u);
  return words.filter((word) => WORDS[lang].includes(word)).length;
}

/** The model slides into English now and then, whatever it writes into `lang`. */
export function isIn(reply: string, lang: Lang): boolean {
  const own = hits(reply, lang);
  return (['en', 'de', 'pt'] as const).every((other) => other === lang || hits(reply, other) <= own);
}

const REFUSAL =
  /(i('m| am) sorry, but i|i (cannot|can't|am unable to) (help|assist|answer)|as an ai|kann ich (ihnen )?(leider )?nicht (helfen|beantworten)|não posso (ajudar|responder)|não consigo ajudar)/i;

export function isRefusal(reply: string): boolean {
  return REFUSAL.test(reply);
}

export const CLARIFY: Record<Lang, string> = {
  en: 'Thank you for your message. We could not make out what you would like to know. What can we do for you?',
  de: 'Vielen Dank für Ihre Nachricht. Wir konnten leider nicht erkennen, was Sie wissen möchten. Was können wir für Sie tun?',
  pt: 'Obrigado pela sua mensagem. Não conseguimos perceber o que deseja saber. Em que podemos ajudar?',
};

export const ASKS: Record<Lang, string> = {
  en: 'What would you like to know?',
  de: 'Was möchten Sie wissen?',
  pt: 'O que deseja saber?',
};
