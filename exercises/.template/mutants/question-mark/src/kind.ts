export async function isOrder(_ask: unknown, text: string): Promise<boolean> {
  return !text.trim().endsWith('?');
}
