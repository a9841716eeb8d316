import { describe, expect, it } from 'vitest';
import { documentWords, keyWords, reachNote } from '#islands/trial/reach-words.ts';
import type { KeyReach, Standing } from '#simulation/model/reach';

const claim = (kind: 'right' | 'stale' | 'slip' | 'fabricated', source: string) => ({
  kind,
  source,
  value: '30 days',
  quote: 'Within 30 days.',
});
const stating = (id: string, standing: Standing, status: 'live' | 'archived' = 'live') => ({
  id,
  title: 'Returns',
  status,
  standing,
});
const aKey = (reading: KeyReach['reading'], stated: KeyReach['stated'] = []): KeyReach => ({
  key: 'return_window',
  reading,
  stated,
});
const noteOf = (...keys: KeyReach[]) => reachNote({ keys, segments: [] });

describe('the note at a call', () => {
  it('says that the model never saw the article, so it invented', () => {
    const key = aKey(claim('fabricated', 'KB-912'), [stating('KB-17', 'not_fetched')]);
    expect(noteOf(key)).toBe('never saw what KB-17 says and made return_window up');
  });

  it('says that there was nothing to see', () => {
    expect(noteOf(aKey(claim('fabricated', 'KB-912')))).toContain('no document in force states it');
  });

  it('is silent where the model read the rule, or left the question open', () => {
    expect(noteOf(aKey(claim('right', 'KB-1'), [stating('KB-1', 'read')]), aKey({ kind: 'abstain' }))).toBe(
      undefined,
    );
  });

  it('says that nothing of the case was recognised', () => {
    const unseen = { id: 'q', live: true, text: 'How long?', share: 0, isRecognised: false };
    expect(reachNote({ keys: [], segments: [unseen] })).toContain('recognised nothing');
  });
});

describe('what is said of a key', () => {
  it.each<[Standing, string]>([
    ['not_fetched', 'KB-17 was never received.'],
    ['left_out', 'KB-17 was received, and nothing of it put into the request.'],
    ['cut', 'KB-17 came in part, without the sentence that says it.'],
    ['overlooked', 'KB-17 was passed over in the middle of a long request.'],
  ])('explains an invention by a document that was %s', (standing, because) => {
    const words = keyWords(aKey(claim('fabricated', 'KB-912'), [stating('KB-17', standing)]));
    expect(words).toMatchObject({ tone: 'fail', because });
  });

  it('names the rule in force that was missing when the archived one was read', () => {
    const stated = [stating('KB-3', 'not_fetched'), stating('KB-11', 'read', 'archived')];
    expect(keyWords(aKey(claim('stale', 'KB-11'), stated))).toMatchObject({
      head: 'read in KB-11, which is archived',
      because: 'KB-3 was never received.',
    });
  });
});

describe('a document', () => {
  it('is said by how much of it came', () => {
    expect(documentWords({ share: 0.344, isDelivered: true })).toBe('34 % of it');
    expect(documentWords({ share: 1, isDelivered: true })).toBe('whole');
    expect(documentWords({ share: 0, isDelivered: true })).toBe('none of it');
  });

  it('does not count when the program wrote it itself', () => {
    expect(documentWords({ share: 1, isDelivered: false })).toContain('does not count');
  });
});
