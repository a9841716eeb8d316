import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Receipt, receiptDifference, receiptSchema } from '#domain/receipt';
import { receiptId } from '#grader/receipt';
import { readText } from './grade-arguments.ts';
import { UsageError } from './usage-error.ts';

const ID = /^[0-9a-f]{64}$/;

/** A receipt to reproduce: whole, or only its id where no more is known. */
export type ClaimedReceipt = { id: string; whole: Receipt | undefined };

/**
 * Reads `--receipt`: an id, whose parts are known here if this machine made it, or a file with a receipt (or with the
 * output of this command). @throws UsageError
 */
export function readReceipt(given: string, cacheDir: string): ClaimedReceipt {
  if (!ID.test(given)) {
    const whole = parseReceipt(readText(given, '--receipt'), given);
    return { id: whole.id, whole };
  }
  const file = join(cacheDir, 'receipts', `${given}.json`);
  return { id: given, whole: existsSync(file) ? parseReceipt(readFileSync(file, 'utf8'), file) : undefined };
}

/** Keeps a receipt, so that later its id is enough to say which part differs. */
export function keepReceipt(receipt: Receipt, cacheDir: string): void {
  const folder = join(cacheDir, 'receipts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${receipt.id}.json`), JSON.stringify(receipt));
}

/** Whether what was graded now is what the receipt says, and a sentence that says so or names the first difference. */
export function checkReceipt(claimed: ClaimedReceipt, found: Receipt): { holds: boolean; words: string } {
  const { id, whole } = claimed;
  if (!whole) {
    if (id === found.id) return { holds: true, words: `Reproduced: ${id}.` };
    return {
      holds: false,
      words: `Not reproduced: id differs.\n  claimed ${id}\n  found   ${found.id}\nGive the receipt as a file to learn which part differs.`,
    };
  }
  const difference = receiptDifference(whole, found);
  if (!difference) return { holds: true, words: `Reproduced, byte for byte: ${id}.` };
  const wasChanged = receiptId(whole) !== id;
  const { field, claimed: was, found: is } = difference;
  const change = wasChanged
    ? '\nThe receipt was changed after it was made: its id does not belong to it.'
    : '';
  return {
    holds: false,
    words: `Not reproduced: ${field} differs.\n  claimed ${was}\n  found   ${is}${change}`,
  };
}

function parseReceipt(text: string, file: string): Receipt {
  const parsed = receiptSchema.safeParse(receiptIn(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(
    `${file} does not hold a receipt: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}.`,
  );
}

function receiptIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const isOutput = typeof value === 'object' && value !== null && 'receipt' in value;
    return isOutput ? value.receipt : value;
  } catch (error) {
    throw new UsageError(`--receipt: this is not JSON (${(error as Error).message}).`);
  }
}
