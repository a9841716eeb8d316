import { describe, expect, it } from 'vitest';
import { type Receipt, receiptDifference, receiptSchema } from '#domain/receipt';
import { aReceipt } from '#test/services/builders';

const OTHER: Omit<Receipt, 'id'> = {
  exercise: 'other',
  contentHash: '1'.repeat(64),
  stage: 2,
  suites: ['practice'],
  limits: { ...aReceipt().limits, fuel: 199 },
  engine: 'other',
  secret: '2'.repeat(64),
  submission: '3'.repeat(64),
  trials: '4'.repeat(64),
};

describe('two receipts', () => {
  it('do not differ when every field is the same', () => {
    expect(receiptDifference(aReceipt(), aReceipt())).toBeUndefined();
  });

  it.each(Object.keys(OTHER) as (keyof typeof OTHER)[])('that differ in %s say so', (field) => {
    const changed = { ...aReceipt(), [field]: OTHER[field] };
    expect(receiptDifference(changed, aReceipt())?.field).toBe(field);
  });

  it('name the field that explains the others: other files before other trials', () => {
    const found = aReceipt({ submission: OTHER.submission, trials: OTHER.trials, id: '5'.repeat(64) });
    expect(receiptDifference(aReceipt(), found)).toMatchObject({
      field: 'submission',
      found: `"${OTHER.submission}"`,
    });
  });
});

it('a receipt with an unknown or a missing field is none', () => {
  const { engine: _, ...rest } = aReceipt();
  expect(receiptSchema.safeParse(rest).success).toBe(false);
  expect(receiptSchema.safeParse({ ...aReceipt(), marks: [] }).success).toBe(false);
});
