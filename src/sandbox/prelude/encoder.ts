/**
 * Guest code: writes a value as JSON text, under the guest's own fuel, or says in words what is wrong with it.
 * Only own enumerable properties count and `toJSON` is not called. `encode(name, value, mostChars)` throws REFUSED
 * after setting `refusal`. Part of one function body, see `prelude.ts`.
 */
export const ENCODER = `
  const MOST_VALUES = 100000;
  const REFUSED = { refused: true };
  let refusal = null;
  let values = 0;
  let room = 0;
  let rootName = '';

  const refuse = (at, words, isSize = false) => {
    refusal = { words: pathOf(at) + ' ' + words, isSize };
    throw REFUSED;
  };

  const pathOf = (at) => {
    let path = '';
    let level = at;
    for (; level.up !== null; level = level.up) {
      const key = level.key;
      if (typeof key === 'number') path = '[' + key + ']' + path;
      else if (isPlainKey(key)) path = '.' + key + path;
      else path = '[' + quote(slice(key, 0, 40)) + ']' + path;
      if (path.length > 120) return rootName + '…' + slice(path, path.length - 100);
    }
    return rootName + path;
  };

  const isPlainKey = (key) => {
    if (key.length === 0 || key.length > 40) return false;
    for (let i = 0; i < key.length; i++) {
      const c = charCode(key, i);
      const isWord = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 36 || (c >= 48 && c <= 57 && i > 0);
      if (!isWord) return false;
    }
    return true;
  };

  /** A place is a key and the place above it; made only when something lies below it or is wrong with it. */
  const ROOT = { key: '', up: null };

  const take = (text) => {
    room -= text.length;
    if (room < 0) refuse(ROOT, 'is too large', true);
    return text;
  };

  const KINDS = [
    [Map.prototype, 'a Map'], [Set.prototype, 'a Set'], [Date.prototype, 'a Date'], [RegExp.prototype, 'a RegExp'],
    [Promise.prototype, 'a Promise (is an await missing?)'], [WeakMap.prototype, 'a WeakMap'],
    [WeakSet.prototype, 'a WeakSet'], [Error.prototype, 'an Error'], [ArrayBuffer.prototype, 'an ArrayBuffer'],
    [DataView.prototype, 'a DataView'], [getPrototypeOf(Int8Array.prototype), 'a typed array'],
    [String.prototype, 'a String object'], [Number.prototype, 'a Number object'], [Boolean.prototype, 'a Boolean object'],
  ];

  const kindOf = (value) => {
    let proto = getPrototypeOf(value);
    for (let steps = 0; proto !== null && proto !== ObjectPrototype && steps < 20; steps++) {
      for (let i = 0; i < KINDS.length; i++) if (KINDS[i][0] === proto) return KINDS[i][1];
      proto = getPrototypeOf(proto);
    }
    return null;
  };

  const encodeAt = (value, key, up, level) => {
    if (++values > MOST_VALUES) refuse(ROOT, 'holds more than ' + MOST_VALUES + ' values', true);
    switch (typeof value) {
      case 'string':
        if (value.length > room) refuse({ key, up }, 'is too large', true);
        return take(stringify(value));
      case 'number':
        if (!isFinite(value)) refuse({ key, up }, 'is ' + value + ', which JSON cannot hold');
        return take(value === 0 ? '0' : '' + value);
      case 'boolean':
        return take(value ? 'true' : 'false');
      case 'undefined':
        return refuse({ key, up }, 'is undefined, which JSON cannot hold; use null');
      case 'bigint':
        return refuse({ key, up }, 'is a BigInt, which JSON cannot hold; use a number or a string');
      case 'object':
        break;
      default:
        return refuse({ key, up }, 'is a ' + typeof value + ', which JSON cannot hold');
    }
    if (value === null) return take('null');
    const at = { key, up, value };
    for (let above = up; above !== null; above = above.up) {
      if (above.value === value) refuse(at, 'refers back to ' + pathOf(above) + ' (a cycle), which JSON cannot hold');
    }
    if (level >= depth) refuse(at, 'is nested deeper than ' + depth + ' levels');
    return isArray(value) ? encodeArray(value, at, level + 1) : encodeObject(value, at, level + 1);
  };

  const encodeArray = (value, at, level) => {
    const length = value.length;
    if (typeof length !== 'number') refuse(at, 'has a length that is no number');
    if (!(length <= MOST_VALUES)) refuse(at, 'has ' + length + ' elements; at most ' + MOST_VALUES + ' are allowed', true);
    let text = take('[');
    for (let i = 0; i < length; i++) {
      if (i > 0) text += take(',');
      text += encodeAt(value[i], i, at, level);
    }
    return text + take(']');
  };

  const encodeObject = (value, at, level) => {
    if (getPrototypeOf(value) !== ObjectPrototype) {
      const kind = kindOf(value);
      if (kind !== null) refuse(at, 'is ' + kind + ', which JSON cannot hold');
    }
    const keys = objectKeys(value);
    let text = take('{');
    let comma = '';
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const item = value[key];
      if (item === undefined) continue;
      if (key === '__proto__') refuse(at, 'has a key named __proto__, which is not allowed');
      text += take(comma + stringify(key) + ':') + encodeAt(item, key, at, level);
      comma = ',';
    }
    return text + take('}');
  };

  /**
   * Whether a value is made of nothing that the interpreter's own JSON.stringify writes otherwise than encodeAt does.
   * It looks and never explains: where the answer is no, encodeAt finds the words. A getter that answers otherwise the
   * second time changes only what its own program says; sizes are checked again on what was written.
   */
  const isPlain = (value, level) => {
    if (typeof value === 'string') return (room -= value.length) >= 0;
    if (typeof value === 'number') return isFinite(value);
    if (typeof value === 'boolean' || value === null) return true;
    if (typeof value !== 'object' || level >= depth || value.toJSON !== undefined) return false;
    if (isArray(value)) {
      const length = value.length;
      if (!((values += length) <= MOST_VALUES)) return false;
      for (let i = 0; i < length; i++) if (!isPlain(value[i], level + 1)) return false;
      return true;
    }
    if (getPrototypeOf(value) !== ObjectPrototype) return false;
    const keys = objectKeys(value);
    const count = keys.length;
    if ((values += count) > MOST_VALUES) return false;
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      const item = value[key];
      if ((item !== undefined && !isPlain(item, level + 1)) || key === '__proto__') return false;
    }
    return true;
  };

  const encode = (name, value, mostChars) => {
    // A getter of the value may log, which encodes while this is still encoding.
    const outer = { values, room, rootName };
    values = 0;
    room = mostChars;
    try {
      if (isPlain(value, 0)) {
        const text = stringify(value);
        if (typeof text === 'string' && text.length <= mostChars) return text;
      }
      values = 0;
      room = mostChars;
      rootName = name;
      return encodeAt(value, '', null, 0);
    } finally {
      values = outer.values;
      room = outer.room;
      rootName = outer.rootName;
    }
  };
`;
