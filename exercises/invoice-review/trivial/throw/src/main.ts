export default async function handle() {
  throw new Error('not today');
}
