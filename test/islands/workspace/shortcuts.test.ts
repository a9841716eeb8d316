import { describe, expect, it } from 'vitest';
import { shortcutOf } from '#islands/workspace/shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('shortcuts', () => {
  it('run with either modifier, while typing too', () => {
    expect(shortcutOf(press('Enter', { ctrlKey: true }), true)).toBe('run');
    expect(shortcutOf(press('Enter', { metaKey: true }), true)).toBe('run');
  });

  it('submit with Shift', () => {
    expect(shortcutOf(press('Enter', { ctrlKey: true, shiftKey: true }), true)).toBe('submit');
  });

  it('leave a plain Enter and a typed question mark alone', () => {
    expect(shortcutOf(press('Enter'), true)).toBeUndefined();
    expect(shortcutOf(press('?', { shiftKey: true }), true)).toBeUndefined();
    expect(shortcutOf(press('?', { shiftKey: true }), false)).toBe('help');
  });
});
