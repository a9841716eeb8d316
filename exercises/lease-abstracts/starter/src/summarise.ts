import type { Field, Host } from '../contract.ts';
import { ask } from './complete.ts';

export type Summary = Record<Field, string> & { brief: string };

/** Longer texts are summarised piece by piece, and the pieces put together. */
const PIECE = 12_000;

const FIELDS: Field[] = [
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

const TEXT = { type: 'string' };
const PIECE_SCHEMA = { type: 'object', properties: { brief: TEXT }, required: ['brief'] };
const SCHEMA = {
  type: 'object',
  properties: Object.fromEntries([...FIELDS, 'brief'].map((name) => [name, TEXT])),
  required: [...FIELDS, 'brief'],
};

const PROMPT = `You are a careful paralegal. Read the lease below and fill in every field.
Give dates and amounts as they are written. Do not make anything up!!
Also write a brief for the property manager with everything that matters.

`;

export async function summarise(text: string, host: Host): Promise<Summary> {
  if (text.length <= PIECE) return ask<Summary>(host, PROMPT + text, SCHEMA);
  const notes: string[] = [];
  for (let at = 0; at < text.length; at += PIECE) {
    const piece = text.slice(at, at + PIECE);
    const { brief } = await ask<{ brief: string }>(
      host,
      `Summarise this part of a lease.\n\n${piece}`,
      PIECE_SCHEMA,
    );
    notes.push(brief);
  }
  return ask<Summary>(host, PROMPT + notes.join('\n\n'), SCHEMA);
}
