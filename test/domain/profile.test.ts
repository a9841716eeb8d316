import { describe, expect, it } from 'vitest';
import { lossPerThousand, profileOf, publicProfiles, trafficOf } from '#domain/profile';
import { redact, redactForMentor } from '#domain/redact';
import type { Anchors, OutcomeResult } from '#domain/report';
import { anchors, anOutcome, aReport } from '#test/services/builders';

const LINES: OutcomeResult['lines'] = [
  { key: 'right', label: 'Right', events: 240, minor: 144_000 },
  { key: 'wrong', label: 'Wrong', events: 7, minor: -17_500 },
  { key: 'late', label: 'Late', events: 12, minor: -1_200 },
];

function aProfile(over: Partial<OutcomeResult> = {}) {
  return profileOf(anOutcome({ lines: LINES, ...over }));
}

function anchorsWithProfiles(over: Partial<OutcomeResult> = {}): Anchors {
  return {
    ...anchors(),
    profiles: { starter: aProfile(over), trivial: aProfile(over), reference: aProfile(over) },
  };
}

describe('what errors cost', () => {
  it('is what lines below zero come to over a thousand items', () => {
    expect(lossPerThousand(aProfile())).toBe(-467.5);
  });

  it('is nothing where no line is below zero, or there were no items', () => {
    expect(lossPerThousand({ lines: LINES.slice(0, 1), items: 400 })).toBe(0);
    expect(lossPerThousand({ lines: LINES, items: 0 })).toBe(0);
  });
});

describe('the fixed policies beside a work', () => {
  it('are coarse for a learner: shares to 0.05, money and tokens to two digits, latency to half a second', () => {
    const exact = { resolvedShare: 0.6125, wrongShare: 0.0325, tokensPerItem: 1237.4, latencyP95Ms: 11_830 };
    const { profiles } = anchorsWithProfiles(exact);
    expect(profiles && publicProfiles(profiles).reference).toEqual({
      resolvedShare: 0.6,
      wrongShare: 0.05,
      lossPerThousand: -470,
      tokensPerItem: 1200,
      latencyP95Ms: 12_000,
    });
  });

  it('tell a learner nothing of their own run', () => {
    const views = [0.1, 0.9].map((resolvedShare) =>
      redact(
        aReport({
          anchors: anchorsWithProfiles(),
          outcome: anOutcome({ resolvedShare, latencyP95Ms: resolvedShare * 10_000, lines: LINES }),
        }),
      ),
    );
    expect(views[0]?.outcome?.policies).toBeDefined();
    expect(views[0]).toEqual(views[1]);
  });

  it('are absent where a version was published before they were kept, and nothing else is', () => {
    const report = aReport({ outcome: anOutcome() });
    expect(redact(report).outcome).not.toHaveProperty('policies');
    expect(trafficOf(report)).toEqual({ own: profileOf(anOutcome()) });
    expect(trafficOf(aReport())).toBeUndefined();
  });

  it('are exact for a mentor, with the work among them', () => {
    const outcome = anOutcome({ lines: LINES, wrongShare: 0.0175 });
    const report = aReport({ anchors: anchorsWithProfiles({ wrongShare: 0.0325 }), outcome });
    expect(redactForMentor(report).traffic).toMatchObject({
      own: { wrongShare: 0.0175, lines: LINES },
      policies: { reference: { wrongShare: 0.0325 } },
    });
    expect(redact(report)).not.toHaveProperty('traffic');
  });
});
