import {
  type Competence,
  callTools,
  type IncomingCall,
  type JsonObject,
  type Rand,
  type Route,
  type Scene,
  type Segment,
} from 'holdfast/kit';
import type { Banks, ServiceBank } from './banks.ts';
import { type Answers, FALLBACK, PRIMARY, ROUTES, travelModel } from './provider.ts';

/** One world: what services send and models answer, and how good the models are. */
export interface Meridian {
  banks: Banks;
  competence: Competence;
}

/** What a service asks of the client. */
export interface Task {
  messages: { role: string; content: string }[];
  maxTokens: number;
  deadlineMs: number;
  route: { primary: string; fallback: string };
  stream: boolean;
}

export interface Call extends IncomingCall {
  task: Task;
}

/** Somebody is looking at a window that waits: there is no time for the fallback. */
export const TIGHT_MS = 9_000;
/** A letter that goes out within the minute. */
export const RELAXED_MS = 60_000;
const MOST_TOKENS = 400;
const ANSWER_SENTENCES = 3;
const VARIANTS = 2;
const ROUTE_NAMES = ROUTES.map((r) => r.name);

export interface Parts {
  id?: string;
  atMs?: number;
  deadlineMs: number;
  stream?: boolean;
  fallback?: string;
  style?: ServiceBank['style'];
  /** One answer for every route and every sample, from what the case is about. */
  answer?: (service: ServiceBank, slots: Slots, rand: Rand) => string;
  /** The most tokens, from the answers there may be. */
  maxTokens?: (answers: Answers) => number;
  /** Documents of about so many tokens come before the question. */
  documentTokens?: number;
}

/** A call with what the models would answer to it. */
export interface Asked {
  call: Call;
  segment: Segment;
}

export type Slots = Record<'name' | 'city' | 'other' | 'ref' | 'date' | 'time', string>;

export function ask({ banks }: Meridian, rand: Rand, parts: Parts): Asked {
  const { style } = parts;
  const service = rand.fork('service').pick(banks.services.filter((s) => !style || s.style === style));
  const slots = slotsFrom(banks, rand.fork('slots'));
  const question = fill(rand.fork('ask').pick(service.asks), slots);
  const answers = answersTo(service, slots, rand.fork('answers'), parts.answer);
  const id = parts.id ?? 'call-1';
  const before = parts.documentTokens ? documents(banks, rand.fork('documents'), parts.documentTokens) : [];
  return {
    call: {
      id,
      atMs: parts.atMs ?? 0,
      task: {
        messages: [
          { role: 'system', content: service.system },
          ...before,
          { role: 'user', content: question },
        ],
        maxTokens: parts.maxTokens?.(answers) ?? MOST_TOKENS,
        deadlineMs: parts.deadlineMs,
        route: { primary: PRIMARY, fallback: parts.fallback ?? FALLBACK },
        stream: parts.stream ?? false,
      },
    },
    segment: { id, text: question, asks: [], labels: { answers }, live: true },
  };
}

/** The scene in which these calls come in, some afternoon in March. */
export function sceneOf(
  world: Meridian,
  rand: Rand,
  asked: readonly Asked[],
  routes: readonly Route[] = ROUTES,
): Scene {
  return {
    epochMs: Date.UTC(2026, 2, rand.int(2, 27), rand.int(8, 16), rand.int(0, 59), rand.int(0, 59)),
    segments: asked.map((a) => a.segment),
    documents: [],
    inventions: {},
    competence: world.competence,
    tools: callTools(asked.map((a) => a.call)),
    model: travelModel(world.banks.refusals),
    routes,
  };
}

export function inputOf(asked: readonly Asked[]): JsonObject {
  return { calls: asked.map(({ call: { id, task } }) => ({ id, task: { ...task } })) };
}

/** Tokens of a text, as the platform counts them. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}

export function fill(template: string, slots: Slots): string {
  return template.replace(/\{(\w+)\}/g, (_, name: keyof Slots) => slots[name]);
}

const MONTHS = ['April', 'May', 'June', 'July', 'September'];

function slotsFrom({ names, cities, refs }: Banks, rand: Rand): Slots {
  const [city, other] = rand.sample(cities, 2) as [string, string];
  const minute = String(5 * rand.int(0, 11)).padStart(2, '0');
  return {
    name: rand.pick(names),
    city,
    other,
    ref: `${rand.pick(refs)}-${rand.int(10_000, 99_999)}`,
    date: `${rand.int(1, 28)} ${rand.pick(MONTHS)}`,
    time: `${rand.int(6, 21)}:${minute}`,
  };
}

function answersTo(service: ServiceBank, slots: Slots, rand: Rand, fixed: Parts['answer']): Answers {
  const only = fixed?.(service, slots, rand.fork('fixed'));
  return Object.fromEntries(
    ROUTE_NAMES.map((route) => {
      const own = rand.fork(route);
      const variants = Array.from({ length: VARIANTS }, () => answerOf(service, slots, own));
      return [route, only === undefined ? variants : [only]];
    }),
  );
}

export function answerOf(service: ServiceBank, slots: Slots, rand: Rand): string {
  const sentences = rand.sample(service.answers, ANSWER_SENTENCES).map((s) => fill(s, slots));
  if (service.style === 'prose') return sentences.join(' ');
  return JSON.stringify({ ref: slots.ref, traveller: slots.name, lines: sentences });
}

/** Conditions of carriage, pasted in before the question: user messages of up to 8,000 characters. */
function documents({ documents: sentences }: Banks, rand: Rand, tokens: number): Task['messages'] {
  const pages: Task['messages'] = [];
  for (let left = tokens * 4; left > 0; ) {
    let text = '';
    while (text.length < Math.min(left, 8_000)) text += `${rand.int(1, 99)}. ${rand.pick(sentences)} `;
    pages.push({ role: 'user', content: text.slice(0, left) });
    left -= text.length;
  }
  return pages;
}
