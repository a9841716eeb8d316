import { sayAmount } from './amounts.ts';
import type { Fact } from './facts.ts';

interface Phrases {
  thanks: string;
  /** `{value}` and `{article}` once each. */
  rule: string;
  rest: string;
  explain: string;
  /** `{sum}` once. */
  paid: string;
}

const PHRASES: Record<string, Phrases> = {
  en: {
    thanks: 'Thank you for your question.',
    rule: 'The rule that you asked for is this: {value}. You find it in our help pages under {article}.',
    rest: 'Your other question is with a colleague, who will write to you.',
    explain: 'Thank you for your message. What can we do for you? Please tell us in a sentence.',
    paid: 'We have paid {sum} euros back to you, and we are sorry for the trouble.',
  },
  de: {
    thanks: 'Vielen Dank für Ihre Frage.',
    rule: 'Die Regel, nach der Sie fragen, ist: {value}. Sie finden sie in der Hilfe unter {article}.',
    rest: 'Ihre andere Frage liegt bei einer Kollegin, die Ihnen schreiben wird.',
    explain:
      'Vielen Dank für Ihre Nachricht. Was können wir für Sie tun? Bitte sagen Sie es uns in einem Satz.',
    paid: 'Wir haben Ihnen {sum} Euro erstattet, und es tut uns leid um die Umstände.',
  },
  pt: {
    thanks: 'Obrigado pela sua pergunta.',
    rule: 'A regra pela qual pergunta é esta: {value}. Pode ler mais na ajuda, em {article}.',
    rest: 'A sua outra pergunta está com uma colega, que lhe vai escrever.',
    explain: 'Obrigado pela sua mensagem. O que podemos fazer por si? Diga-nos numa frase, por favor.',
    paid: 'Devolvemos-lhe {sum} euros e pedimos desculpa pelo que aconteceu com a sua encomenda.',
  },
};

function phrasesIn(lang: string): Phrases {
  return PHRASES[lang] ?? (PHRASES['en'] as Phrases);
}

/** The reply: fixed sentences around amounts that stand in articles. No word of it is a model's. */
export function phrase(facts: readonly Fact[], lang: string, isPart: boolean): string {
  const { thanks, rule, rest } = phrasesIn(lang);
  const rules = facts.map(({ claim, amount }) =>
    rule.replace('{value}', sayAmount(amount, lang)).replace('{article}', claim.source),
  );
  return [thanks, ...rules, ...(isPart ? [rest] : [])].join(' ');
}

export function explainPlease(lang: string): string {
  return phrasesIn(lang).explain;
}

export function paidBack(minor: number, lang: string): string {
  const sum = (minor / 100).toFixed(2).replace('.', lang === 'en' ? '.' : ',');
  return phrasesIn(lang).paid.replace('{sum}', sum);
}
