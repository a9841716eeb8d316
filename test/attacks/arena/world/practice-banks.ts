import type { Banks } from './banks.ts';

export default {
  places: ['Porto', 'Aveiro', 'Braga', 'Coimbra'],
  prefix: 'PR',
  greetings: ['Good morning.', 'Hello!', 'A question:'],
} satisfies Banks;
