import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isObject } from '#domain/json';

describe('canonical JSON', () => {
  it('is the same text whatever the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe(canonicalJson({ a: { c: 3, d: 2 }, b: 1 }));
  });

  it('orders keys by code unit, not by language', () => {
    expect(canonicalJson({ ä: 1, z: 2, Z: 3, '10': 4, '9': 5 })).toBe('{"10":4,"9":5,"Z":3,"z":2,"ä":1}');
  });

  it('keeps the order of a list', () => {
    expect(canonicalJson([3, 1, 2])).toBe('[3,1,2]');
  });

  it('leaves out what is undefined, and writes null for it in a list', () => {
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('reads back as the same data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('tells different data apart', () => {
    const texts = [null, 0, '0', '', [], {}, [[]], [{}], { a: null }, { a: '' }, 'null'].map(canonicalJson);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('isObject', () => {
  it('holds for objects alone', () => {
    expect([{}, [], null, 'a', 1, undefined].map(isObject)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
