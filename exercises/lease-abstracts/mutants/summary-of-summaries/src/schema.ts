import type { Field } from '../contract.ts';

/** JSON schemas as strict mode wants them: every field required, and none besides. */
export type Schema = Record<string, unknown>;

export const FIELDS: Field[] = [
  'landlord',
  'tenant',
  'startDate',
  'endDate',
  'rentPerMonth',
  'deposit',
  'noticePeriod',
  'renewal',
  'indexation',
  'signed',
];

const TEXT: Schema = { type: 'string' };
const NUMBER: Schema = { type: 'integer' };

function record(properties: Record<string, Schema>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

/** What the pages state of some fields. */
function findings(fields: Field[]): Schema {
  const field = { type: 'string', enum: fields };
  return listOf(record({ field, value: TEXT, normal: TEXT, quote: TEXT, page: NUMBER }));
}

const PARTS = listOf(record({ kind: TEXT, page: NUMBER, inForce: { type: 'boolean' } }));

/** `kind` is empty when the model declines inside its JSON. */
export const READING = record({ kind: TEXT, parts: PARTS, findings: findings(FIELDS) });
export const NOTE = record({ brief: TEXT, kind: TEXT });
export const STATUS = record({ kind: TEXT, parts: PARTS });

export function only(fields: Field[]): Schema {
  return record({ kind: TEXT, findings: findings(fields) });
}
