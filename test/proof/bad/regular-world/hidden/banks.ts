import type { Banks } from '../world/banks.ts';

/** Bad: people use the catalogue's own words, so that counting shared words is enough. */
export default {
  articles: [
    { key: 'bracket', name: 'Shelf bracket, steel', said: ['the steel shelf bracket', 'our shelf bracket'] },
    { key: 'cleat', name: 'Cable cleat, nylon', said: ['the nylon cable cleat', 'our cable cleat'] },
    { key: 'spring', name: 'Spring, 150 N', said: ['the usual spring', 'our spring'] },
    { key: 'anchor', name: 'Plasterboard anchor', said: ['the plasterboard anchor', 'our anchor'] },
    { key: 'buffer', name: 'Buffer, rubber', said: ['the rubber buffer', 'our buffer'] },
    { key: 'latch', name: 'Toggle latch', said: ['the toggle latch', 'our latch'] },
  ],
  absent: [
    { key: 'scale', name: 'Platform weigher', said: ['the platform weigher', 'our weigher'] },
    { key: 'fan', name: 'Ventilator, 230 V', said: ['the big ventilator', 'our ventilator'] },
    { key: 'clock', name: 'Chronometer', said: ['the hall chronometer', 'our chronometer'] },
  ],
  amounts: [
    { count: 12, said: 'a dozen' },
    { count: 6, said: 'half a dozen' },
    { count: 4, said: 'two pairs' },
  ],
  orders: ['Would you bring {what} round to us?', 'Our crew will take {what} this week.'],
  questions: ['Would you tell us the price of {what} now?', 'Our crew would know what {what} weigh.'],
} satisfies Banks;
