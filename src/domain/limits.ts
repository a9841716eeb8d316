/** What one trial may use. Fuel and counters decide; the wall clock only guards us. */
export interface TrialLimits {
  /** Units of 10,000 polls of the interpreter, or of 16 KB that it sends or is sent. Sticky once exhausted. */
  fuel: number;
  /** Wall-clock milliseconds after which the parent kills the interpreter. */
  wallMs: number;
  /** Bytes of linear memory: the maximum of the WebAssembly memory. */
  memoryBytes: number;
  /** Bytes of the interpreter's stack. */
  stackBytes: number;
  /** Bytes of the result's JSON text. */
  resultBytes: number;
  /** Nesting depth of any value that crosses. */
  depth: number;
  /** Bytes of all log records together. */
  logBytes: number;
  /** Operations a trial may start. */
  operations: number;
}

export const TRIAL_LIMITS: TrialLimits = {
  fuel: 200,
  wallMs: 2_000,
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 256 * 1024,
  resultBytes: 64 * 1024,
  depth: 64,
  logBytes: 64 * 1024,
  operations: 1_000,
};

/** What one submission may hold. */
export const SUBMISSION_LIMITS = {
  bytes: 256 * 1024,
  files: 20,
  pathLength: 120,
} as const;

/** Practice and stress: trials per case, and how many in a row must hold (pass^k). */
export const SEEDS_PER_CASE = 5;
export const PASS_K = 3;

/** Certification: the same, deeper, so that luck does not carry a claim. */
export const CERTIFICATION_SEEDS = 8;
export const CERTIFICATION_K = 5;
