import { type Page, type Passage, type Rand, scanned, splitUmlauts } from 'holdfast/kit';
import type { Field } from './banks.ts';

export type PartKind = 'lease' | 'amendment' | 'schedule' | 'other';

/** A sentence that states a field: what it comes to, and the words that it does so with (empty where it is the whole sentence). */
export interface Statement extends Passage {
  field: Field;
  canonical: string;
  printed: string;
  /** What the lease leads to without saying it: the model works it out. */
  isImplied: boolean;
}

/** What a file is made of: each part has a heading, an amendment a sentence that says whether it is in force. */
export interface Part extends Passage {
  kind: PartKind;
  status?: Passage & { inForce: boolean };
}

interface Paragraph {
  /** `{value}` stands for `value`, which a scan may spoil as well. */
  text: string;
  value?: string;
  /** What is told how the page has it in the end. */
  passage?: Passage;
  statement?: Statement;
}

const WIDTH = 88;

/** A file being put together: paragraphs page by page; numbers, line breaks and a scanner's errors come at the end. */
export class Draft {
  readonly statements: Statement[] = [];
  readonly parts: Part[] = [];
  readonly #pages: Paragraph[][];
  readonly quality: (number | null)[];
  #ids = 0;

  constructor(pages: number, quality: number | null) {
    this.#pages = Array.from({ length: pages }, () => []);
    this.quality = this.#pages.map(() => quality);
  }

  get length(): number {
    return this.#pages.length;
  }

  /** One more page at the end, of the same quality as the first. */
  add(): void {
    this.#pages.push([]);
    this.quality.push(this.quality[0] ?? null);
  }

  /** Puts a paragraph at the end of a page, counted from 0. */
  put(page: number, text: string): void {
    this.#at(page).push({ text });
  }

  open(page: number, kind: PartKind, heading: string, status?: { text: string; inForce: boolean }): void {
    const part: Part = { id: this.#id('part'), page: page + 1, text: heading, kind };
    this.parts.push(part);
    this.#at(page).unshift({ text: heading, passage: part });
    if (!status) return;
    const own = { id: this.#id('status'), page: page + 1, ...status };
    part.status = own;
    this.#at(page).push({ text: status.text, passage: own });
  }

  state(
    page: number,
    template: string,
    stated: Pick<Statement, 'field' | 'canonical' | 'printed'> & { isImplied?: boolean; shown?: string },
  ): Statement {
    const { shown, ...known } = stated;
    const id = this.#id('statement');
    const statement: Statement = { isImplied: false, ...known, id, page: page + 1, text: template };
    this.statements.push(statement);
    this.#at(page).push({
      text: template,
      value: shown ?? stated.printed,
      passage: statement,
      statement,
    });
    return statement;
  }

  /** The pages as text; statements and parts hold their sentences as the pages have them from here on. */
  pages(rand: Rand, hasSplitUmlauts = false): Page[] {
    return this.#pages.map((paragraphs, at) => {
      const own = rand.fork(`page ${at}`);
      const ocr = this.quality[at] ?? null;
      const noisy = (text: string, name: string) => {
        const spoilt = ocr === null ? text : scanned(text, ocr, own.fork(name));
        return hasSplitUmlauts ? splitUmlauts(spoilt) : spoilt;
      };
      const texts = paragraphs.map(({ text, value = '', passage, statement }, i) => {
        const [before = '', after] = text.split('{value}');
        const printed = noisy(value, `value ${i}`);
        const whole =
          after === undefined
            ? noisy(before, `text ${i}`)
            : `${noisy(before, `text ${i}`)}${printed}${noisy(after, `rest ${i}`)}`;
        if (passage) passage.text = whole;
        if (statement && !statement.isImplied && after !== undefined) statement.printed = printed;
        return i === 0 ? whole : `${at + 1}.${i} ${whole}`;
      });
      return { n: at + 1, text: texts.map(wrapped).join('\n'), ocr };
    });
  }

  #at(page: number): Paragraph[] {
    const found = this.#pages[page];
    if (!found) throw new RangeError(`the file has no page ${page + 1}`);
    return found;
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind} ${this.#ids}`;
  }
}

/** Line breaks as printers set them: in the middle of sentences, never in words. */
function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
