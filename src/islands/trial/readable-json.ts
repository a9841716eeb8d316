import { isObject, type Json } from '#domain/json';

const STEP = '  ';
const PLAIN_KEY = /^[A-Za-z_]\w*$/;

/**
 * A value for people to read: indented, keys bare where they can be, and text of several lines set as lines under a `|`,
 * because a mail full of `\n` is not read. Empty lists and objects stay on one line.
 */
export function readableJson(value: Json, indent = ''): string {
  if (typeof value === 'string') return readableText(value, indent);
  const inner = indent + STEP;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${inner}${readableJson(item, inner)}`).join('\n')}\n${indent}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => `${inner}${readableKey(key)}: ${readableJson(item, inner)}`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function readableText(text: string, indent: string): string {
  if (!text.includes('\n')) return JSON.stringify(text);
  const inner = indent + STEP;
  return ['|', ...text.split('\n').map((line) => inner + line)].join('\n');
}

function readableKey(key: string): string {
  return PLAIN_KEY.test(key) ? key : JSON.stringify(key);
}
