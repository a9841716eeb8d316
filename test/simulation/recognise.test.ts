import { describe, expect, it } from 'vitest';
import { occursIn, recognise, words, wordsOfAll } from '#simulation/recognise';
import { OLD_SPAN, QUESTION, SPAN } from './builders.ts';

const MAIL = `Hello,\n${QUESTION}\nYours, Ana`;
const isIn = (text: string, context: string) => occursIn(text, words(context));

describe('a text is recognised', () => {
  it.each<[string, string]>([
    ['as it is', QUESTION],
    ['inside a longer prompt', `You are helpful.\n<ticket>${MAIL}</ticket>`],
    ['trimmed, in other case and with other white space', QUESTION.toUpperCase().split(' ').join('\n\t')],
    [
      'quoted as in a mail',
      MAIL.split('\n')
        .map((line) => `> ${line}`)
        .join('\n'),
    ],
    ['escaped as JSON', JSON.stringify({ body: MAIL })],
    ['escaped as JSON twice', JSON.stringify({ body: JSON.stringify({ body: MAIL }) })],
    ['wrapped in the middle', QUESTION.replace('send a jacket', 'send a\n> jacket')],
    ['with a word cut from its end', QUESTION.split(' ').slice(0, -1).join(' ')],
  ])('%s', (_, context) => {
    expect(isIn(QUESTION, context)).toBe(true);
  });

  it('over the line breaks of escaped JSON, also when it is short', () => {
    expect(isIn('Where is\nmy parcel', JSON.stringify({ body: 'Where is\nmy parcel' }))).toBe(true);
  });

  it('with letters of any language', () => {
    expect(
      isIn(
        'Wie lange dürfen Größen zurückgeschickt werden?',
        '„Wie lange dürfen Größen zurückgeschickt werden?“',
      ),
    ).toBe(true);
  });
});

describe('a text is not recognised', () => {
  it.each<[string, string]>([
    ['in nothing', ''],
    ['in a paraphrase', 'The customer wants to know the deadline for returning a jacket of the wrong size.'],
    ['in its words in another order', QUESTION.split(' ').reverse().join(' ')],
    ['in its first half', QUESTION.split(' ').slice(0, 8).join(' ')],
    ['in its words with others between', QUESTION.split(' ').join(' well ')],
  ])('%s', (_, context) => {
    expect(isIn(QUESTION, context)).toBe(false);
  });

  it('when it is short and one word is missing', () => {
    expect(isIn('where is it', 'where it is')).toBe(false);
    expect(isIn('where is it', 'Where is it?')).toBe(true);
    expect(isIn('it', 'item')).toBe(false);
  });

  it('when it has no words', () => {
    expect(isIn('?!', 'anything ?!')).toBe(false);
  });

  it('by an archived version of the same rule', () => {
    expect(isIn(SPAN, OLD_SPAN)).toBe(false);
    expect(isIn(OLD_SPAN, SPAN)).toBe(false);
  });
});

describe('segments', () => {
  it('come in the order of the scene, whatever the order in the request', () => {
    const segment = (id: string, text: string) => ({ id, text, asks: [], labels: {}, live: true });
    const scene = [segment('one', 'the first question here'), segment('two', 'the second question here')];
    const found = recognise(scene, words('the second question here, then the first question here'));
    expect(found.map((s) => s.id)).toEqual(['one', 'two']);
  });
});

it('words of texts below each other are those of the whole', () => {
  const texts = ['Answer ΩΣ\\n', '', '> Where is\nmy parcel?', '', '{"a":"x\\ty"}'];
  expect(wordsOfAll(texts)).toBe(words(texts.join('\n')));
  expect(wordsOfAll(['', '']) + wordsOfAll([])).toBe('');
});
