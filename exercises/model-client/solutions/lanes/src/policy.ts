/** Every number that is a choice, and what the model card says. All times in milliseconds. */

/** Context windows as the card names them. A model that is not listed here is asked, it will say. */
const WINDOWS: Record<string, number> = {
  'aurora-latest': 8_000,
  'borealis-latest': 32_000,
  'borealis-small': 8_000,
};

export const windowOf = (model: string): number | null =>
  Object.hasOwn(WINDOWS, model) ? (WINDOWS[model] ?? null) : null;

export const CHARS_PER_TOKEN = 4;

/** Requests to one model for one call. Six is the contract. */
export const MAX_TRIES = 6;
/** With a fallback at hand, the last tries of a call are not spent on a primary that answers everybody else. */
export const TRIES_BEFORE_FALLBACK = 5;
export const FALLBACK_TRIES = 3;

/** Wait before the n-th repetition after an error of the server or the line. */
export const BACKOFF = [350, 900, 1_600, 2_500, 4_000];
/** Wait after a 429 that names no time, by how many there were in a row. Never below one second: four in three seconds. */
export const BARE_WAIT = [1_050, 1_300, 1_800, 2_600, 3_500];
/** Added to a time that the provider named. */
export const NAMED_MARGIN = 30;

/** After a 429 the requests of the whole process leave one by one: at most seven in a quarter of a second. */
export const PACE = 40;
export const PACE_FOR = 300_000;

/** An outage: so many failures, no success in between, and the last of them begun so long after the first. */
export const OUTAGE_FAILURES = 4;
export const OUTAGE_SPAN = 2_400;
/** Requests of which nothing has come for so long, with no answer since: the same, before they are given up. */
export const OUTAGE_SUSPECTS = 2;
export const OUTAGE_SUSPECT_SPAN = 2_000;
export const SUSPECT_STREAM = 6_500;
export const SUSPECT_CHAT = 8_000;
/** So many silent requests of one call are enough to ask the fallback. */
export const QUIET_ENOUGH = 2;
/** The same for 429 without a time: it usually passes within two seconds. */
export const CROWDED_FAILURES = 4;
export const CROWDED_SPAN = 5_000;
/** How long after the beginning of a probe the next one may go. */
export const PROBE_AFTER = [5_000, 9_000, 12_000];
/** The same for callers for whom the fallback is too slow. */
export const URGENT_PROBE_AFTER = 2_500;

/** An answer of the primary: 95 of 100 come within this. */
export const ROOM_GOOD = 2_500;
/** Below this there is no point in waiting for a turn. */
export const ROOM_LEAST = 1_300;
/** Below this there is no point in a request. */
export const ROOM_NOW = 600;

/** Below this the fallback is hardly ever in time. */
export const fallbackRoom = (maxTokens: number): number => 3_000 + 200 * Math.min(maxTokens, 35);

export interface Patience {
  /** Nothing yet: after this a second request may be tried beside it; after the other it is given up. */
  firstSoft: number;
  firstHard: number;
  /** The same for a pause in a stream. */
  gapSoft: number;
  gapHard: number;
  /** The same for all of a request, however busy it looks. */
  ageSoft: number;
  ageHard: number;
}

export const PRIMARY_STREAM: Patience = {
  firstSoft: 5_600,
  firstHard: 8_000,
  gapSoft: 4_700,
  gapHard: 6_500,
  ageSoft: 15_000,
  ageHard: 35_000,
};
/** A whole answer shows nothing before its end: in a slow minute that is five seconds, a pause and the writing. */
export const primaryChat = (left: number): Patience => {
  const soft = left > 20_000 ? 8_000 : 5_600;
  const hard = left > 45_000 ? 16_000 : left > 20_000 ? 12_500 : 18_000;
  return { firstSoft: soft, firstHard: hard, gapSoft: soft, gapHard: hard, ageSoft: soft, ageHard: hard };
};
export const FALLBACK_STREAM: Patience = {
  firstSoft: Infinity,
  firstHard: 10_000,
  gapSoft: Infinity,
  gapHard: 6_500,
  ageSoft: Infinity,
  ageHard: Infinity,
};
export const FALLBACK_CHAT: Patience = {
  firstSoft: Infinity,
  firstHard: 34_000,
  gapSoft: Infinity,
  gapHard: 34_000,
  ageSoft: Infinity,
  ageHard: 34_000,
};
