/** JSON schemas as strict mode wants them: every field required, and none besides. */
export type Schema = Record<string, unknown>;

export const TEXT: Schema = { type: 'string' };

export function oneOf(...values: string[]): Schema {
  return { type: 'string', enum: values };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

export function record(properties: Record<string, Schema>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
