/** How long a claim lasts unless published or released. */
export const CLAIM_MINUTES = 30;
/** Reviews one mentor may hold at once. */
export const CLAIMS_AT_ONCE = 4;
