export default async function handle(): Promise<null> {
  return null;
}
