import type { Coding, Host } from '../contract.ts';

export async function isDuplicate(coding: Coding, host: Host): Promise<boolean> {
  const paid = await host.tools.duplicates({
    vendorId: coding.vendorId,
    number: coding.number,
    totalMinor: coding.total.minor,
  });
  return paid.some((p) => p.number === coding.number);
}
