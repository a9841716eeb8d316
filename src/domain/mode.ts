/** The twelve failure modes. Every family is tagged with exactly one. */
export const MODES = {
  M1: 'Input robustness',
  M2: 'Ungrounded output',
  M3: 'Context',
  M4: 'Output contract',
  M5: 'Dependency faults',
  M6: 'Side effects',
  M7: 'Injection and agency',
  M8: 'Disclosure',
  M9: 'Reliance and hand-off',
  M10: 'Unbounded consumption',
  M11: 'Silent degradation',
  M12: 'Workflow fit',
} as const;

export type ModeId = keyof typeof MODES;

export const MODE_IDS = Object.keys(MODES) as ModeId[];

export function isModeId(text: string): text is ModeId {
  return Object.hasOwn(MODES, text);
}
