export default async function handle(): Promise<{ handOff: true }> {
  return { handOff: true };
}
