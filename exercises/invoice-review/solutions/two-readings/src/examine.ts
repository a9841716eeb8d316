import type {
  CallOptions,
  ChatResponse,
  Coding,
  Doubt,
  Host,
  Invoice,
  InvoiceRun,
  Policy,
} from '../contract.ts';
import { patient } from './patient.ts';

export interface Examined {
  id: string;
  doubts: Doubt[];
  /** Money could go to the wrong place, or go twice. */
  isVeto: boolean;
  euros: number;
  coding?: Coding;
  agree: boolean;
  probabilities: number[];
  /** Share of the account's postings that turned out right. */
  record: number;
  /** The same of this vendor's alone, by what reviewers changed. */
  kept: number;
}

type Fields = Record<'vendor' | 'iban' | 'number' | 'net' | 'tax' | 'total' | 'taxCode' | 'account', string> &
  Record<'vatId' | 'totalInWords', string | null>;

const ALL = ['vendor', 'vatId', 'iban', 'number', 'net', 'tax', 'total', 'totalInWords', 'taxCode'];

export async function examine(invoice: Invoice, run: InvoiceRun, host: Host): Promise<Examined> {
  const nothing = {
    id: invoice.id,
    isVeto: false,
    euros: 0,
    agree: false,
    probabilities: [],
    record: 0,
    kept: 0,
  };
  const first = await sound(invoice, run.policy, host);
  const second = first && (await patient(host, 3, (o) => ask(host, invoice, run.policy, [], o)));
  if (!first || !second) return { ...nothing, doubts: ['reading'] };
  const { fields } = first;
  const doubts = contradictions(fields, run.policy);
  const totalMinor = minor(fields.total);
  const euros = totalMinor / 100;
  const found = await patient(host, 3, (o) =>
    host.tools.vendors({ name: fields.vendor, vatId: fields.vatId ?? '', iban: fields.iban }, o),
  );
  const vendor = (found ?? []).filter((v) => v.vatId === fields.vatId)[0];
  if (!vendor) return { ...nothing, euros, doubts: ['vendor', ...doubts] };
  const paid = await patient(host, 3, (o) =>
    host.tools.duplicates({ vendorId: vendor.id, number: fields.number, totalMinor }, o),
  );
  const history = await patient(host, 3, (o) => host.tools.history({ vendorId: vendor.id }, o));
  if (!paid || !history) return { ...nothing, euros, doubts: ['reading', 'vendor'] };
  const isOther = bare(vendor.iban) !== bare(fields.iban);
  const isPaid = paid.some(
    (p) => p.totalMinor === totalMinor && Number(digits(p.number)) === Number(digits(fields.number)),
  );
  if (isOther) doubts.unshift('bank');
  if (isPaid) doubts.unshift('duplicate');
  const ruling = history.corrections.filter((c) => c.from === fields.account && c.withdrawn === null).at(-1);
  const account = ruling ? ruling.to : fields.account;
  const here = history.accounts.find((a) => a.account === account) ?? { posted: 0, corrected: 0 };
  const record = run.records.find((r) => r.account === account) ?? {
    account: '',
    posted: 0,
    wrong: 0,
  };
  if (run.policy.audit && upper(record.wrong, record.posted) > run.policy.audit.mostError)
    doubts.push('account');
  return {
    id: invoice.id,
    doubts,
    isVeto: isOther || isPaid,
    euros,
    agree: second.fields.account === fields.account,
    probabilities: [first.probability, second.probability],
    record: record.posted === 0 ? 0 : 1 - record.wrong / record.posted,
    kept: (here.posted - here.corrected + 40) / (here.posted + 40),
    coding: {
      vendorId: vendor.id,
      number: fields.number,
      total: { minor: totalMinor, currency: 'EUR' },
      tax: { minor: minor(fields.tax), currency: 'EUR' },
      taxCode: fields.taxCode,
      account,
    },
  };
}

interface Answer {
  fields: Fields;
  probability: number;
}

/** A reading whose sums fit, if one of three does; otherwise the last. */
async function sound(invoice: Invoice, policy: Policy, host: Host): Promise<Answer | undefined> {
  const tries: Answer[] = [];
  while (tries.length < 3) {
    const answer = await patient(host, 3, (o) => ask(host, invoice, policy, ALL, o));
    if (!answer) return undefined;
    tries.push(answer);
    if (contradictions(answer.fields, policy).length === 0) break;
  }
  return tries.at(-1);
}

async function ask(
  host: Host,
  invoice: Invoice,
  policy: Policy,
  names: string[],
  options: CallOptions,
): Promise<Answer> {
  const open = policy.accounts.filter((a) => !a.closed).map((a) => a.id);
  const properties: Record<string, unknown> = { account: { type: 'string', enum: open } };
  for (const name of names) properties[name] = { type: ['string', 'null'] };
  const response = await host.model.chat(
    {
      model: 'aurora-2-2026-03-01',
      temperature: 1,
      logprobs: true,
      messages: [
        { role: 'system', content: 'Code this invoice.' },
        { role: 'user', content: `\`\`\`\n${invoice.text}\n\`\`\`` },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'coding', strict: true, schema: { type: 'object', properties } },
      },
    },
    options,
  );
  const choice = response.choices[0];
  if (choice?.finish_reason !== 'stop' || choice.message.content === null) throw new Error('not answered');
  const fields: Fields = JSON.parse(choice.message.content);
  if (fields.account === '' || fields.total === '') throw new Error('not read');
  return { fields, probability: firstTokenOf(response, `"account":"`) };
}

/** Probability of the token that holds the first character after a mark. */
function firstTokenOf({ choices: [choice] }: ChatResponse, mark: string): number {
  const tokens = choice?.logprobs?.content ?? [];
  const start = (choice?.message.content ?? '').indexOf(mark) + mark.length;
  let at = 0;
  const token = tokens.find((t) => {
    at += t.token.length;
    return at > start;
  });
  return token ? Math.exp(token.logprob) : 0;
}

function contradictions(fields: Fields, { taxCodes }: Policy): Doubt[] {
  const [net, tax, total] = [minor(fields.net), minor(fields.tax), minor(fields.total)];
  const code = taxCodes.find((t) => t.code === fields.taxCode);
  const isTotalOff =
    Math.abs(total - (net + tax)) > 1 ||
    (fields.totalInWords !== null && minor(fields.totalInWords) !== total);
  const isTaxOff = !code || Math.abs(tax - net * code.rate) > 2;
  return [...(isTotalOff ? (['total'] as Doubt[]) : []), ...(isTaxOff ? (['tax'] as Doubt[]) : [])];
}

function minor(printed: string): number {
  const parts = printed.split(/[.,](?=\d\d$)/);
  return Number(digits(parts[0] ?? '')) * 100 + Number(parts[1] ?? 0);
}

function digits(text: string): string {
  return text.replace(/\D+/g, '');
}

function bare(iban: string): string {
  return iban.replace(/\W/g, '').toUpperCase();
}

function upper(wrong: number, of: number): number {
  if (of === 0) return 1;
  const z = 1.96;
  const p = wrong / of;
  return (
    (p + (z * z) / (2 * of) + z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) /
    (1 + (z * z) / of)
  );
}
