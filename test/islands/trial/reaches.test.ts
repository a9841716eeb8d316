import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#catalog/read-manifest';
import type { WorldBundle } from '#grader/plan';
import { reachesIn } from '#islands/trial/reaches.ts';
import practice from '../../../exercises/support-assistant/world/practice.ts';

const folder = fileURLToPath(new URL('../../../exercises/support-assistant', import.meta.url));
const manifest = await readManifest(folder);
const bundle = { practice } as unknown as WorldBundle;

/** A trial that asked the model one thing and ended. */
function looked(
  place: { family: string; twin: 'act' | 'hold'; seed: number; fault?: string },
  content = 'Hello',
) {
  const request = { model: 'aurora-latest', messages: [{ role: 'user', content }] };
  const entry = {
    id: 1,
    op: 'model.chat',
    startMs: 0,
    endMs: 900,
    args: { request },
    ok: true,
    answer: null,
  };
  const { family, twin, seed, fault = null } = place;
  return reachesIn(bundle, {
    manifest,
    stage: 1,
    place: { family, case: `${family}-1`, twin, seed, fault },
    trial: { trace: { entries: [entry], logs: [] }, virtualMs: 900 },
  });
}

describe('looking into a practice trial', () => {
  it('finds that a request without the mail gave the model nothing to go by', () => {
    const { reaches } = looked({ family: 'known-or-invented-rule', twin: 'act', seed: 1 });
    expect(reaches).toHaveLength(1);
    expect(reaches[0]?.segments.length).toBeGreaterThan(0);
    expect(reaches[0]?.segments.some((s) => s.isRecognised)).toBe(false);
    expect(reaches[0]?.documents).toEqual([]);
  });

  it('knows the hold twin that has faults of its own', () => {
    expect(looked({ family: 'provider-outage', twin: 'hold', seed: 2 }).hasOwnFaults).toBe(true);
    expect(looked({ family: 'provider-outage', twin: 'act', seed: 2 }).hasOwnFaults).toBe(false);
  });

  it('plays the fault that an own case asks for', () => {
    const at = { family: 'known-or-invented-rule', twin: 'act', seed: 1 } as const;
    expect(looked({ ...at, fault: 'one 500' }).reaches).toEqual([]);
    expect(() => looked({ ...at, fault: 'a comet' })).toThrow('a comet');
  });

  it('refuses a case that the stage does not have', () => {
    expect(() => looked({ family: 'refundable-order', twin: 'act', seed: 1 })).toThrow('no case');
  });
});
