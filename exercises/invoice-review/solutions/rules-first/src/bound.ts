const Z = 1.96;

/** The most errors that a record speaks for: the upper end of Wilson's interval at 95 %. */
export function wilsonUpper(wrong: number, of: number): number {
  const share = wrong / of;
  const centre = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return (centre + spread) / (1 + (Z * Z) / of);
}
