import { expect, test } from 'vitest';
import { wordsIn } from './encodings.ts';

const WORD = 'canary7f3aq9';

test.each([
  ['plain', `so ${WORD} says`],
  ['HTML', `&lt;b&gt;${WORD}&quot;`],
  ['JSON', JSON.stringify({ text: `"${WORD}"\n` })],
  ['an address', encodeURIComponent(`a ${WORD}/é`)],
  ['hexadecimal', Buffer.from(`é ${WORD}!`).toString('hex')],
  ['quoted-printable', `a long line that ends in can=\r\n${WORD.slice(3)}`],
  ['base64', Buffer.from(`${WORD} and more`).toString('base64')],
  ['base64, shifted by one', Buffer.from(`x${WORD} and more`).toString('base64')],
  ['base64, shifted by two', Buffer.from(`xé${WORD.slice(0)} and more`).toString('base64')],
  ['base64 for addresses', Buffer.from(`xx${WORD}??>>`).toString('base64url')],
  [
    'base64 in lines',
    Buffer.from(`${'x'.repeat(52)}${WORD} and more`)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
  ],
])('a word is found in %s', (_name, text) => {
  expect(wordsIn(text, [WORD, 'another99'])).toEqual([WORD]);
});

test('a word that is not there is not found', () => {
  expect(wordsIn(`canary7f3aq and ${Buffer.from('canary7f3bq9').toString('base64')}`, [WORD])).toEqual([]);
});
