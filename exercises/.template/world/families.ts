import {
  type CaseSpec,
  type Family,
  type Fault,
  family,
  type Generation,
  menu,
  type Rand,
} from 'holdfast/kit';
import type { Desk } from './desk.ts';
import { expectOrder, expectPass } from './judging.ts';
import { write } from './message.ts';

type Given = Generation<Desk>;

/** An order of something that the catalogue has. */
export function listedOrder(desk: Desk, rand: Rand): CaseSpec {
  const article = rand.fork('article').pick(desk.banks.articles);
  const { input, scene, quantity } = write(desk, rand, { article, kind: 'order' });
  const code = desk.codes.get(article.key) as string;
  return { input, scene, accepts: ['ok'], judge: expectOrder(code, quantity), best: { right: 1 } };
}

/** A question about something that the catalogue has. */
export function question(desk: Desk, rand: Rand): CaseSpec {
  const article = rand.fork('article').pick(desk.banks.articles);
  const { input, scene } = write(desk, rand, { article, kind: 'question' });
  return { input, scene, accepts: ['ok'], judge: expectPass(), best: { passed: 1 } };
}

/** An order of something that it has not. */
export function unlistedOrder(desk: Desk, rand: Rand): CaseSpec {
  const article = rand.fork('article').pick(desk.banks.absent);
  const { input, scene } = write(desk, rand, { article, kind: 'order' });
  return { input, scene, accepts: ['ok'], judge: expectPass(), best: { passed: 1 } };
}

/** The trouble of the menu, but it does not pass: to pass the message on in time is right, and an order is if it is right. */
function outageHold({ world, rand, entry }: Given): CaseSpec {
  const spec = listedOrder(world, rand);
  const lasting = entry.faults.map(({ times: _once, ...fault }) => fault as Fault);
  return { ...spec, accepts: ['ok', 'safe'], faults: lasting, best: { passed: 1 } };
}

export const families: Family<Desk>[] = [
  family('order-or-question', {
    title: 'An order, and a question that names as much',
    mode: 'M9',
    menu: menu('as it comes', 'another draw', 'a third draw', 'a fourth draw', 'a fifth draw'),
    act: ({ world, rand }) => listedOrder(world, rand),
    hold: ({ world, rand }) => question(world, rand),
  }),
  family('listed-or-not', {
    title: 'An article that exists, and one that only sounds as if it did',
    mode: 'M2',
    menu: menu(
      'as it comes',
      'another draw',
      ['a made-up line', { on: 'model', kind: 'fabricate', how: 'invented-id' }],
      ['a made-up line again', { on: 'model', kind: 'fabricate', how: 'invented-id' }],
      ['a wrong code once', { on: 'model', kind: 'slip', times: 1 }],
    ),
    act: ({ world, rand }) => listedOrder(world, rand),
    hold: ({ world, rand }) => unlistedOrder(world, rand),
  }),
  family('passing-or-lasting-outage', {
    title: 'A model that fails once, and one that stays away',
    mode: 'M5',
    menu: menu(
      ['a rate limit', { on: 'model', kind: 'error', status: 429, retryAfterMs: 1_000, times: 1 }],
      ['an error', { on: 'model', kind: 'error', status: 500, times: 1 }],
      ['no response', { on: 'model', kind: 'hang', times: 1 }],
      ['an answer cut short', { on: 'model', kind: 'truncate', at: 'mid-string', times: 1 }],
      ['a refusal', { on: 'model', kind: 'refuse', how: 'field', times: 1 }],
    ),
    act: ({ world, rand }) => listedOrder(world, rand),
    hold: outageHold,
  }),
];
