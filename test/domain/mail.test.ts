import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestMail, lastDigestTime, noticeMail, oneLine } from '#domain/mail';
import type { Notice } from '#domain/notice';

const LINKS = { publicUrl: 'https://holdfast.example.edu', unsubscribeToken: 'token' };

function aNotice(over: Partial<Notice> = {}): Notice {
  return {
    seq: 7,
    kind: 'review-published',
    title: 'Marek has reviewed your work.',
    body: '',
    path: '/reviews/one',
    createdAt: 0,
    readAt: null,
    ...over,
  };
}

describe('an e-mail’s subject', () => {
  test('is one line of at most 150 characters, whatever a notice says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        for (const { subject } of [
          noticeMail(aNotice({ title }), LINKS),
          digestMail([aNotice({ title })], LINKS),
        ]) {
          expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
          expect([...subject].length).toBeLessThanOrEqual(150);
        }
      }),
    );
  });

  test('loses line breaks and keeps the words', () => {
    expect(oneLine('Ines\r\nBcc: all@example.test\u2028has answered.')).toBe(
      'Ines Bcc: all@example.test has answered.',
    );
  });
});

test('digests are due at seven, UTC', () => {
  const day = Date.UTC(2026, 0, 5);
  const hour = 60 * 60 * 1000;
  expect(lastDigestTime(day + 7 * hour)).toBe(day + 7 * hour);
  expect(lastDigestTime(day + 7 * hour - 1)).toBe(day - 17 * hour);
  expect(lastDigestTime(day + 24 * hour)).toBe(day + 7 * hour);
});
