/** Guest code that answers every question as the brief asks: `solve(input, host)`. For work that only looks hostile, and the reverse. */
export const HONEST_DESK = `
async function placeOf(parcel: string, host: any): Promise<string | null> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return (await host.tools.find({ parcel })).place;
    } catch {
      await host.clock.sleep(100 * attempt);
    }
  }
  return null;
}
async function solve(input: any, host: any): Promise<any> {
  if (input.asks === 'sum') {
    const isSpoilt = input.figures.some((figure: number) => figure < 0);
    return isSpoilt ? { handOff: true } : { answer: input.figures.reduce((a: number, b: number) => a + b, 0) };
  }
  const place = await placeOf(input.parcel, host);
  return place === null ? { handOff: true } : { answer: place };
}
`;
