import type { Money } from '../contract.ts';

const ASK_BACK: Record<string, string> = {
  en: 'Thank you for your message. Could you please tell us in a sentence what we can do for you?',
  de: 'Vielen Dank für Ihre Nachricht. Können Sie uns bitte in einem Satz sagen, was wir für Sie tun können?',
  pt: 'Obrigado pela sua mensagem. Pode dizer-nos numa frase o que podemos fazer por si?',
};

export function askBack(lang: string): string {
  return ASK_BACK[lang] ?? (ASK_BACK['en'] as string);
}

const PAID_BACK: Record<string, string> = {
  en: 'We are sorry that it went wrong. We have paid {sum} euros back to you; the money will be with you in a few days.',
  de: 'Es tut uns leid, dass das schiefgegangen ist. Wir haben Ihnen {sum} Euro erstattet, das Geld ist in einigen Tagen bei Ihnen.',
  pt: 'Lamentamos o que aconteceu. Devolvemos-lhe {sum} euros, e o dinheiro chega dentro de alguns dias.',
};

export function paidBack({ minor }: Money, lang: string): string {
  const sum = (minor / 100).toFixed(2);
  const text = PAID_BACK[lang] ?? (PAID_BACK['en'] as string);
  return text.replace('{sum}', lang === 'en' ? sum : sum.replace('.', ','));
}
