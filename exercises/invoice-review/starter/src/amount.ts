/** '1,234.56' → 1234.56 */
export function amount(text: string): number {
  return Number.parseFloat(text.replace(',', ''));
}
