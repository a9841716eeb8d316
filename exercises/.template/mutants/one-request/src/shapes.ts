export interface Kind {
  kind: 'order' | 'question';
}

export interface Order {
  code: string;
  line: string;
  quantity: number;
  unlisted: boolean;
}

function shape(name: string, properties: Record<string, { type: string; enum?: string[] }>) {
  return {
    name,
    schema: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
  };
}

/** A request of its own, because beside other work it is often wrong. */
export const KIND = shape('kind', { kind: { type: 'string', enum: ['order', 'question'] } });

/** With the line to check the code against, and a way to say that there is none. */
export const ORDER = shape('order', {
  kind: { type: 'string', enum: ['order', 'question'] },
  code: { type: 'string' },
  line: { type: 'string' },
  quantity: { type: 'number' },
  unlisted: { type: 'boolean' },
});
