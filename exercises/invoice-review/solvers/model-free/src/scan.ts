export interface Paper {
  name: string;
  vatId: string;
  iban: string;
  number: string;
  description: string;
  net: number;
  tax: number;
  total: number;
}

const SUM = /(\d[\d.,’ ]*)$/;

/** The invoice by its lines: name first, then what looks like an id, a sum, an account of a bank. */
export function scan(text: string): Paper {
  const lines = text.split('\n').map((l) => l.trim());
  const blocks = text.split('\n\n');
  const sums = (blocks[2] ?? '').split('\n').flatMap((l) => {
    const found = SUM.exec(l)?.[1];
    return found ? [centsOf(found)] : [];
  });
  const [net = 0, tax = 0, total = 0] = sums;
  return {
    name: lines[0] ?? '',
    vatId: /\b[A-Z]{2}\d{9}\b/.exec(text)?.[0] ?? '',
    iban: (/\b[A-Z]{2}\d{2}(?: ?\d){18}\b/i.exec(blocks[3] ?? '')?.[0] ?? '')
      .replaceAll(' ', '')
      .toUpperCase(),
    number: /\S*\d\S*$/.exec(lines[3] ?? '')?.[0] ?? '',
    description: blocks[1] ?? '',
    net,
    tax,
    total,
  };
}

function centsOf(printed: string): number {
  const digits = Number(printed.replace(/\D/g, ''));
  return /[.,]\d\d$/.test(printed.trim()) ? digits : digits * 100;
}
