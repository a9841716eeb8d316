import type { Coding, Host, Vendor } from '../contract.ts';

/** The search is good, the first hit is nearly always the one. */
export async function findVendor(name: string, host: Host): Promise<Vendor | undefined> {
  const [first] = await host.tools.vendors({ name });
  return first;
}

export async function isDuplicate(coding: Coding, host: Host): Promise<boolean> {
  const paid = await host.tools.duplicates({
    vendorId: coding.vendorId,
    number: coding.number,
    totalMinor: coding.total.minor,
  });
  return paid.some((p) => p.number === coding.number);
}
