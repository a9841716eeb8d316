import type { Banks } from '../world/banks.ts';

// Every value holds this word, so that whatever shows a hidden value shows it.
const CANARY = 'quokka4417';

export default {
  places: [`Lagos ${CANARY}`, `Beja ${CANARY}`, `Tavira ${CANARY}`, `Elvas ${CANARY}`],
  prefix: CANARY,
  greetings: [`Dear ${CANARY},`, `Now then, ${CANARY}.`],
} satisfies Banks;
