import { describe, expect, it } from 'vitest';
import { languageOf } from '#kit/language';

describe('the language of a reply', () => {
  it.each([
    ['en', 'Thank you for your question. You can return your order within 30 days of delivery.'],
    ['de', 'Vielen Dank für Ihre Frage. Sie können die Ware innerhalb von 30 Tagen zurückgeben.'],
    ['pt', 'Obrigado pela sua pergunta. Pode devolver o artigo dentro de 30 dias após a entrega.'],
  ])('is %s where its small words say so', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is unknown for a text without enough of them', () => {
    expect(languageOf('')).toBeUndefined();
    expect(languageOf('30 days')).toBeUndefined();
    expect(languageOf('KB-17 KB-18 KB-19')).toBeUndefined();
  });

  it('is unknown for a text that is half one and half the other', () => {
    expect(languageOf('the and you / der und sie')).toBeUndefined();
  });
});
