export default async function handle(): Promise<never> {
  throw new Error('not today');
}
