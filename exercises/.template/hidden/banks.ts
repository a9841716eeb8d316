import type { Banks } from '../world/banks.ts';

export default {
  articles: [
    {
      key: 'bracket',
      name: 'Shelf bracket, steel, 200 mm',
      said: ['those angled arms that boards rest upon', 'what carries a plank along the wall'],
    },
    {
      key: 'cleat',
      name: 'Cable cleat, nylon',
      said: ['the little clips keeping leads along skirting', 'whatever stops a flex from dangling'],
    },
    {
      key: 'spring',
      name: 'Gas spring, 150 N',
      said: ['the strut keeping a lid up', 'whatever slows down our hatches'],
    },
    {
      key: 'anchor',
      name: 'Plasterboard anchor, 5 mm',
      said: ['plugs for hollow walls', 'those plastic sleeves for soft walls'],
    },
    {
      key: 'buffer',
      name: 'Door buffer, rubber',
      said: ['whatever keeps handles from hitting plaster', 'those soft stoppers near the floor'],
    },
    {
      key: 'latch',
      name: 'Toggle latch, stainless',
      said: ['the snap fasteners on our toolboxes', 'those levers pulling two halves together'],
    },
  ],
  absent: [
    {
      key: 'scale',
      name: 'Platform scale, 60 kg',
      said: ['a device telling how heavy parcels are', 'something for weighing crates'],
    },
    {
      key: 'fan',
      name: 'Desk fan, 230 V',
      said: ['something moving the air in July', 'a blower for hot afternoons'],
    },
    {
      key: 'clock',
      name: 'Wall clock, radio',
      said: ['something telling the hour to everybody', 'a round thing with hands for the hall'],
    },
  ],
  amounts: [
    { count: 24, said: 'two dozen' },
    { count: 3, said: 'one more than a pair' },
    { count: 8, said: 'four pairs' },
    { count: 40, said: 'two score' },
  ],
  orders: [
    'Would you bring {what} round to the paint shop?',
    'Our crew has decided to take {what} this week.',
    'Kindly get {what} ready for the paint shop.',
  ],
  questions: [
    'Would you tell me the price of {what} this year?',
    'Our crew has wondered where {what} would fit.',
    'Kindly let me know the colour of {what} first.',
  ],
} satisfies Banks;
