import type { Banks } from './banks.ts';

export default {
  articles: [
    {
      key: 'hinge',
      name: 'Hinge, brass, 80 mm',
      said: ['what doors swing on', 'that thing a cupboard door turns around'],
    },
    {
      key: 'padlock',
      name: 'Padlock, hardened, 40 mm',
      said: ['what the lockers are shut with', 'what you click shut on a chain'],
    },
    {
      key: 'caster',
      name: 'Caster, swivel, braked',
      said: ['what trolleys roll on', 'little wheels for under the benches'],
    },
    {
      key: 'hook',
      name: 'Ceiling hook, M6',
      said: ['what lamps hang from', 'what you turn into a beam to hang things on'],
    },
    {
      key: 'tape',
      name: 'Insulating tape, black',
      said: ['the sticky roll for wires', 'what you wind around bare cable'],
    },
    {
      key: 'washer',
      name: 'Washer, M8, zinc',
      said: ['flat rings that go under nuts', 'those thin discs with a hole'],
    },
  ],
  absent: [
    {
      key: 'ladder',
      name: 'Step ladder, aluminium',
      said: ['something to climb up to the shelves', 'what you stand on to reach lamps'],
    },
    {
      key: 'gloves',
      name: 'Work gloves, leather',
      said: ['something to keep hands warm and whole', 'what you pull over your fingers'],
    },
    { key: 'kettle', name: 'Kettle, 1.5 l', said: ['what water is boiled in', 'something to make tea with'] },
  ],
  amounts: [
    { count: 12, said: 'a dozen' },
    { count: 6, said: 'half a dozen' },
    { count: 4, said: 'two pairs' },
    { count: 20, said: 'a score' },
  ],
  orders: [
    'Could you send {what} over to bay four?',
    'We would like to have {what} in bay four.',
    'Please put {what} down for bay four.',
  ],
  questions: [
    'Could you say what {what} would cost us?',
    'We would like to know what {what} would weigh.',
    'Please say how long {what} would take.',
  ],
} satisfies Banks;
