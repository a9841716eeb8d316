/**
 * Guest code that gathers evidence of an escape. `suspect(what, make)` takes what may be a Function constructor: one of
 * the interpreter's own makes functions that know nothing of Node, the host's would say so. `foreign(what, value)`
 * takes what may be an object of the host's. `tell()` gives the evidence as a result.
 */
export const WITNESS = `
const evidence: string[] = [];
const NODE = ['process', 'require', 'Buffer', 'fetch', 'WebAssembly', 'structuredClone', 'setImmediate'];
const tell = () => ({ evidence });
function suspect(what: string, make: any): void {
  for (const name of NODE) {
    try {
      if (make('return typeof ' + name)() !== 'undefined') evidence.push(what + ' knows ' + name);
    } catch {}
  }
}
function foreign(what: string, value: any): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  let proto = value;
  for (let steps = 0; proto !== null && steps < 10; steps++) {
    try {
      suspect(what, proto.constructor.constructor);
      proto = Object.getPrototypeOf(proto);
    } catch {
      return;
    }
    if (proto === null || proto === Object.prototype) return;
  }
}
`;

/** What `tell()` gives when nothing was found. */
export const NO_EVIDENCE = { evidence: [] };
