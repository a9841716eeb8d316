import type { Money } from '../contract.ts';
import type { Lang } from './triage.ts';

/** In every language: where nobody can make out what is asked, nobody can make out in what language. */
export const ASK_BACK =
  'Thank you for your message. Could you please tell us in a sentence what we can do for you? / Können Sie uns bitte in einem Satz sagen, was wir für Sie tun können? / Pode dizer-nos numa frase o que podemos fazer por si?';

const PAID_BACK: Record<Lang, (sum: string) => string> = {
  en: (sum) =>
    `We are sorry that it went wrong. We have paid ${sum} euros back to you; the money will be with you in a few days.`,
  de: (sum) =>
    `Es tut uns leid, dass das schiefgegangen ist. Wir haben Ihnen ${sum} Euro erstattet, das Geld ist in einigen Tagen bei Ihnen.`,
  pt: (sum) =>
    `Lamentamos o que aconteceu. Devolvemos-lhe ${sum} euros, e o dinheiro chega dentro de alguns dias.`,
};

export function paidBack({ minor }: Money, lang: Lang): string {
  return PAID_BACK[lang]((minor / 100).toFixed(2));
}
