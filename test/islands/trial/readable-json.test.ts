import { describe, expect, it } from 'vitest';
import { readableJson } from '#islands/trial/readable-json.ts';

describe('a value for people', () => {
  it('leaves the quotes of plain keys out', () => {
    expect(readableJson({ id: 'T-1', 'x-y': null })).toBe('{\n  id: "T-1"\n  "x-y": null\n}');
  });

  it('sets text of several lines as lines', () => {
    expect(readableJson({ body: 'Hello,\nthanks' })).toBe('{\n  body: |\n    Hello,\n    thanks\n}');
  });

  it('tells "1" from 1 and the empty from nothing', () => {
    expect(readableJson(['1', 1, '', null, [], {}])).toBe('[\n  "1"\n  1\n  ""\n  null\n  []\n  {}\n]');
  });
});
