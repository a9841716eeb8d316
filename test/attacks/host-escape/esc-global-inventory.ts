import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const LANGUAGE = 'Object Function Error EvalError RangeError ReferenceError SyntaxError TypeError URIError InternalError AggregateError SuppressedError Iterator Array parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape Infinity NaN undefined String Boolean Number Symbol eval globalThis Math Reflect Proxy Map Set WeakMap WeakSet ArrayBuffer Uint8ClampedArray Int8Array Uint8Array Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array DataView Promise BigInt WeakRef FinalizationRegistry JSON Date RegExp DisposableStack AsyncDisposableStack DOMException';
const PROMISED = 'console setTimeout clearTimeout queueMicrotask';
const known = new Set([...LANGUAGE.split(' '), ...PROMISED.split(' ')]);
for (const key of Object.getOwnPropertyNames(globalThis)) if (!known.has(key)) evidence.push(key);
let proto = Object.getPrototypeOf(globalThis);
for (; proto !== null && proto !== Object.prototype; proto = Object.getPrototypeOf(proto)) evidence.push('a prototype between');
return tell();
`;

export default defineAttack({
  name: 'esc-global-inventory',
  family: 'host-escape',
  tries: 'Looks for a global name that is neither of the language nor promised by the brief.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
