/** A type and what its author wrote about it, as text: nothing of the learner's comments is taken for HTML. */
export function cardDom({ signature, doc }: { signature: string; doc: string }): HTMLElement {
  const card = document.createElement('div');
  card.className = 'cm-card';
  card.append(part('code', signature));
  if (doc !== '') card.append(part('p', doc));
  return card;
}

export function part(tag: 'code' | 'p' | 'strong' | 'span', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
