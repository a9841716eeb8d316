import type { Field } from '../contract.ts';

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

function oneOf(fields: Field[]): Schema {
  return { type: 'string', enum: fields };
}

const PARTS = listOf(record({ kind: TEXT, page: NUMBER, inForce: { type: 'boolean' } }));

/** Which field is stated on which page; no values. */
export const INDEX = record({
  kind: TEXT,
  parts: PARTS,
  findings: listOf(record({ field: oneOf(FIELDS), page: NUMBER })),
});

export const STATUS = record({ kind: TEXT, parts: PARTS });

/** Everything about one field. */
export function only(field: Field): Schema {
  return record({
    kind: TEXT,
    findings: listOf(record({ field: oneOf([field]), value: TEXT, normal: TEXT, quote: TEXT, page: NUMBER })),
  });
}
