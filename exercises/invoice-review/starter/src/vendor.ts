import type { Host, Vendor } from '../contract.ts';

/** The search is good, the first hit is nearly always the one. */
export async function findVendor(name: string, host: Host): Promise<Vendor | undefined> {
  const [first] = await host.tools.vendors({ name });
  return first;
}
