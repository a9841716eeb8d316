import { describe, expect, it } from 'vitest';
import { keptFields } from '#islands/submit/kept-fields.ts';
import { NO_PREDICTION, readPrediction } from '#islands/submit/read-prediction.ts';
import { MemoryStorage } from '../saving/memory-storage.ts';

const TYPED = { autoResolved: '61', wrong: '3,5', tokensPerItem: '900', latencyP95Ms: '12.5' };

describe('a prediction', () => {
  it('is none while every field is empty', () => {
    expect(readPrediction({ ...NO_PREDICTION, wrong: '  ' })).toEqual({ kind: 'none' });
  });

  it('turns per cent into shares and seconds into milliseconds', () => {
    const read = readPrediction(TYPED);
    expect(read.kind === 'complete' && read.prediction).toMatchObject({
      tokensPerItem: 900,
      latencyP95Ms: 12_500,
    });
    expect(read.kind === 'complete' && read.prediction.autoResolved).toBeCloseTo(0.61);
    expect(read.kind === 'complete' && read.prediction.wrong).toBeCloseTo(0.035);
  });

  it('asks for all four or none', () => {
    expect(readPrediction({ ...TYPED, wrong: '' })).toEqual({
      kind: 'problem',
      metric: 'wrong',
      message: 'Wrong: fill this in too, or leave all four empty.',
    });
  });

  it.each(['many', '101', '-1', '1e99'])('says what is wrong with %s', (wrong) => {
    expect(readPrediction({ ...TYPED, wrong })).toEqual({
      kind: 'problem',
      metric: 'wrong',
      message: 'Wrong: write a number between 0 and 100.',
    });
  });

  it('is kept in the browser as typed, and nothing is lost where storage is off', () => {
    const storage = new MemoryStorage();
    keptFields('a', () => storage).write(TYPED);
    expect(keptFields('a', () => storage).read()).toEqual(TYPED);
    storage.setItem('a', '{"wrong":3}');
    expect(keptFields('a', () => storage).read()).toEqual(NO_PREDICTION);
    const off = () => {
      throw new Error('off');
    };
    keptFields('a', off).write(TYPED);
    expect(keptFields('a', off).read()).toEqual(NO_PREDICTION);
  });
});
