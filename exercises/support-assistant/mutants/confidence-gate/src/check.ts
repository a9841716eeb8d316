const COMMON: Record<string, RegExp> = {
  en: /\b(the|an?|you|your|is|are|of|to|for|we|our|and|within|will|can|may|be|it|was|after|before|until|this|from|by|has|have)\b/gi,
  de: /\b(der|die|das|den|dem|und|sie|ihr|ihre[nrm]?|ist|wir|für|von|vom|mit|nicht|eine?[nrms]?|innerhalb|beträgt|nach|bis|ab|zu|kann|wird|haben)\b/gi,
  pt: /\b(o|os|as|você|seu|sua|é|são|de|da|do|para|com|nós|não|uma?|que|em|no|na|dias|até|após|por|pode|tem|fica)\b/gi,
};

/** Whether a text may be in the language: no other language has more of its small words in it. */
export function writtenIn(text: string, lang: string): boolean {
  const counts = Object.entries(COMMON).map(([name, words]) => ({
    name,
    hits: text.match(words)?.length ?? 0,
  }));
  const own = counts.find((c) => c.name === lang)?.hits ?? 0;
  return counts.every((c) => c.hits <= own);
}
