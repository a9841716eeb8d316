/** What is in force at a stage; it travels with every run. */
import type { JsonObject } from 'holdfast/kit';

export const GERMANY_FROM = 2;
export const AUDIT_FROM = 3;
export const MONTH_END_FROM = 4;

/** Euro per invoice: the lines of the utility sheet that thresholds are made of. A test holds them to the sheet. */
export interface Worth {
  right: number;
  review: number;
  wrong: number;
  wrongPerThousand: number;
  wait: number;
  overCapacity: number;
}

export function worthAt(stage: number): Worth {
  const isMonthEnd = stage >= MONTH_END_FROM;
  return {
    right: 3.2,
    review: isMonthEnd ? -2.2 : -1.1,
    wrong: -45,
    wrongPerThousand: -5,
    wait: -3,
    overCapacity: -6,
  };
}

/** From this amount on half a per cent of it is more than what any wrong posting costs. */
export const LARGE_MINOR = 900_000;

/** The auditor's two numbers. */
export const SAMPLE_SHARE = 0.05;
export const MOST_ERROR = 0.02;

export function auditAt(stage: number): JsonObject | null {
  return stage >= AUDIT_FROM ? { sampleShare: SAMPLE_SHARE, mostError: MOST_ERROR } : null;
}

/** What a wrong posting of this amount costs, euro, as a positive number. */
export function lossOf(minor: number, worth: Worth): number {
  return Math.max(-worth.wrong, (-worth.wrongPerThousand * minor) / 100_000);
}
