import { describe, expect, it } from 'vitest';
import { MODE_IDS } from '#domain/mode';
import { modeEvidence, type SeenModes } from '#domain/mode-evidence';

const seen = (at: number, modes: SeenModes<string>['modes']): SeenModes<string> => ({
  at,
  where: `attempt ${at}`,
  modes,
});

const ofM5 = (reports: SeenModes<string>[]) => modeEvidence(reports).find(({ mode }) => mode === 'M5');

describe('what was shown of a mode', () => {
  it('is nothing for every mode before the first report', () => {
    const evidence = modeEvidence<string>([]);
    expect(evidence.map(({ mode }) => mode)).toEqual(MODE_IDS);
    expect(evidence.every(({ hidden, practice }) => hidden === null && practice === null)).toBe(true);
  });

  it('is the best bucket and the best P¹, each with the attempt that showed it', () => {
    const early = seen(1, [{ mode: 'M5', hidden: 'mostly', practice: { perTry: 0.6, reliability: 0.2 } }]);
    const late = seen(2, [{ mode: 'M5', hidden: 'rarely', practice: { perTry: 0.9, reliability: 0.8 } }]);
    for (const reports of [
      [early, late],
      [late, early],
    ]) {
      expect(ofM5(reports)).toEqual({
        mode: 'M5',
        hidden: { bucket: 'mostly', at: 1, where: 'attempt 1' },
        practice: { perTry: 0.9, reliability: 0.8, at: 2, where: 'attempt 2' },
      });
    }
  });

  it('names the latest of equally good ones', () => {
    const reports = [1, 2].map((at) => seen(at, [{ mode: 'M5', hidden: 'always' }]));
    expect(ofM5(reports)).toMatchObject({ hidden: { at: 2 }, practice: null });
  });

  it('names one attempt for both where it shows both', () => {
    const practice = { perTry: 1, reliability: 1 };
    const reports = [
      seen(1, [{ mode: 'M5', hidden: 'always', practice }]),
      seen(2, [{ mode: 'M5', hidden: 'closed', practice }]),
    ];
    expect(ofM5(reports)).toMatchObject({ hidden: { at: 1 }, practice: { at: 1 } });
  });

  it('says nothing of hidden cases while these are closed', () => {
    expect(ofM5([seen(1, [{ mode: 'M5', hidden: 'closed' }])])?.hidden).toBeNull();
    const opened = [seen(1, [{ mode: 'M5', hidden: 'never' }]), seen(2, [{ mode: 'M5', hidden: 'closed' }])];
    expect(ofM5(opened)?.hidden).toMatchObject({ bucket: 'never', at: 1 });
  });
});
