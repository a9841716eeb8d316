export default async function complete(): Promise<never> {
  throw new Error('not today');
}
