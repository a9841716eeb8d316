export default async function handle() {
  return { action: 'pass', reason: 'always' };
}
