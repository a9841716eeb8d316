/** Of the reviews that are published with marks, this share is marked a second time by somebody who knows nothing of the first. */
export const SECOND_SHARE = 0.15;

/** Whether a digest falls into the share. @param digest at least four bytes, uniformly distributed */
export function isDrawn(digest: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = digest;
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32 < SECOND_SHARE;
}
