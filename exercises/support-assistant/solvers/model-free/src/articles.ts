import type { Article, Host, Out, Policy } from '../contract.ts';

/** Which rule an article is about, by words in it; the first that fits. Written down from the articles of the export. */
const RULES: [key: string, words: RegExp][] = [
  ['student_discount', /\b(student|enrol|campus|university|stud|estuda)/i],
  ['newsletter_discount', /\b(newsletter|mailing list|subscri|lista de e-mails)/i],
  ['gift_card_validity', /\b(gift ?card|voucher|cartão-presente|vale de oferta)/i],
  ['loyalty_points_expiry', /\bpoints?\b|\bpontos\b/i],
  ['restocking_fee', /\b(restock|opened|open box|caixa vier aberta|artigos abertos)/i],
  ['return_label_cost', /\b(label|etiqueta)/i],
  ['refund_time', /\b(refund|reimburs|paid back|reembolso|valor é devolvido)/i],
  ['exchange_window', /\b(exchange|swap|another size|troc)/i],
  ['cancel_window', /\b(cancel|undo|undone|desfaz)/i],
  ['address_change_window', /\b(address|morada)/i],
  ['callback_time', /\b(call|phone|ligamos|telefonema)/i],
  ['invoice_deadline', /\b(invoice|bill|fatura)/i],
  ['damage_report_window', /\b(damage|broken in transit|dano|avarias)/i],
  ['lost_parcel_wait', /\b(lost|missing|search|perdida|busca)/i],
  ['repair_time', /\b(repair|workshop|mend|repara|oficina|consert)/i],
  ['warranty_period', /\b(warranty|guarantee|defect|garantia|defeitos)/i],
  ['express_cost', /\b(express|priority|rush|urgent)/i],
  ['free_shipping_from', /\b(free (delivery|shipping)|no postage|não cobramos|transporte é nosso)/i],
  ['min_order_value', /\b(minimum|smallest|at least|encomendas a partir|compra mais pequena)/i],
  ['shipping_time_eu', /\b(EU|European|abroad|União|europeus)/],
  ['pickup_hold_time', /\b(pick-?up|collect|shelf|recolha)/i],
  ['shipping_cost', /\b(postage|shipping (costs|is)|delivery costs|flat|envio normal|transporte cobramos)/i],
  ['shipping_time_domestic', /\b(domestic|inland|inside the country|dentro do país|Dentro de Portugal)/i],
  ['return_window', /\b(return|back|devol|de volta)/i],
];

const AMOUNT =
  /\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|eighteen|twenty|twenty-\w+|thirty|thirty-\w+|forty|forty-\w+|fifty|sixty|ninety) (days?|weeks?|fortnights?|hours?|months?|years?|euros?|percent|dias|horas|meses|anos|por cento)\b/i;

/** Below this the best hit is about something else more often than not. */
const ENOUGH = 0.76;

const SAYS: Record<string, string> = {
  en: 'Thank you for your question. The rule that you asked for is: {value}.',
  de: 'Vielen Dank für Ihre Frage. Die Regel, nach der Sie fragen, ist: {value}.',
  pt: 'Obrigado pela sua pergunta. A regra pela qual pergunta é: {value}.',
};

export async function answerFrom(
  text: string,
  lang: string,
  policy: Policy,
  host: Host,
): Promise<Out | undefined> {
  const hits = await found(text, host);
  const best = hits.filter((a) => mayBeQuoted(a, policy))[0];
  if (!best || best.score < ENOUGH) return undefined;
  const value = AMOUNT.exec(best.text)?.[0];
  const key = RULES.find(([, words]) => words.test(best.text))?.[0];
  if (value === undefined || key === undefined) return undefined;
  const reply = (SAYS[lang] ?? '').replace('{value}', value);
  return { action: 'answer', reply, lang, claims: [{ key, value, source: best.id }], confidence: 0.8 };
}

function mayBeQuoted({ status, updatedAt, translationOf, record }: Article, { worth }: Policy): boolean {
  if (status === 'archived' || (translationOf && updatedAt < translationOf.changedAt)) return false;
  const needed = (worth.handoff - worth.wrong) / (worth.right - worth.wrong);
  return !record || record.right / record.of > needed;
}

async function found(text: string, host: Host): Promise<Article[]> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await host.tools.kbSearch({ text, k: 8 }, { timeoutMs: 2_000 });
    } catch {
      // Searching again costs nothing; without hits a person takes over.
    }
  }
  return [];
}
