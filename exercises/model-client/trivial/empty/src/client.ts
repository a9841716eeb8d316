export default async function complete() {
  return {};
}
