import type { Host, Out } from '../contract.ts';

type Schema = Record<string, { type: string; enum?: string[] }>;
interface Article {
  code: string;
  line: string;
  quantity: number;
  unlisted: boolean;
}

/** What is known of a message so far. */
export class Desk {
  readonly #text: string;
  readonly #host: Host;
  #lines: string[] = [];
  #isOrder = false;

  constructor(text: string, host: Host) {
    this.#text = text;
    this.#host = host;
  }

  /** Does the next thing. Gives the end, once there is one. @throws Error when it did not work */
  async step(): Promise<Out | undefined> {
    if (!this.#isOrder) {
      const { kind } = await this.#read<{ kind: string }>({
        kind: { type: 'string', enum: ['order', 'question'] },
      });
      this.#isOrder = kind === 'order';
      return this.#isOrder ? undefined : { action: 'pass', reason: 'a question' };
    }
    if (this.#lines.length === 0)
      this.#lines = (await this.#host.tools.catalogue({})).map(({ line }) => line);
    const { code, line, quantity, unlisted } = await this.#read<Article>(
      {
        code: { type: 'string' },
        line: { type: 'string' },
        quantity: { type: 'number' },
        unlisted: { type: 'boolean' },
      },
      this.#lines,
    );
    if (unlisted || !this.#lines.includes(line)) return { action: 'pass', reason: 'not in the catalogue' };
    if (!line.startsWith(`${code}:`)) throw new Error('The code is not that of the line.');
    return { action: 'order', code, quantity };
  }

  async #read<T>(properties: Schema, lines: string[] = []): Promise<T> {
    const schema = {
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    };
    const { choices } = await this.#host.model.chat(
      {
        model: 'aurora-2-2026-03-01',
        temperature: 0.7,
        messages: [
          { role: 'system', content: ['Read the message by these articles.', ...lines].join('\n') },
          { role: 'user', content: this.#text },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'step', strict: true, schema } },
      },
      { timeoutMs: 2_200 },
    );
    const { content, refusal } = choices[0].message;
    if (content === null) throw new Error(refusal ?? 'no content');
    return JSON.parse(content);
  }
}
