/** One thing that was looked at. `says` is what was found and, where that is wrong, what to do. */
export interface Finding {
  name: string;
  ok: boolean;
  says: string;
}
