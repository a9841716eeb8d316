import type { DocumentReach, KeyReach, Reach, Standing } from '#simulation/model/reach';

/** What became of one key, for a reader: a word to begin with, and the sentence that explains it. */
export interface KeyWords {
  key: string;
  /** `fail` where the model went by something else than the rule in force. */
  tone: 'pass' | 'fail' | 'quiet';
  head: string;
  because: string;
}

/** What the model made of a key, and why it could. */
export function keyWords({ key, reading, stated }: KeyReach): KeyWords {
  switch (reading.kind) {
    case 'right':
      return { key, tone: 'pass', head: `read in ${reading.source}`, because: '' };
    case 'slip':
      return {
        key,
        tone: 'fail',
        head: `misread in ${reading.source}`,
        because: `It took “${reading.value}” from it. Models err now and then although the evidence is there.`,
      };
    case 'stale':
      return {
        key,
        tone: 'fail',
        head: `read in ${reading.source}, which is archived`,
        because:
          missingWords(stated.filter((s) => s.status === 'live')) || 'The one in force was there as well.',
      };
    case 'fabricated':
      return { key, tone: 'fail', head: `made up: “${reading.value}”`, because: whyUnknown(stated) };
    case 'abstain':
      return { key, tone: 'quiet', head: 'left open', because: whyUnknown(stated) };
  }
}

/** The same in a few words, for the row of the call in a trace; nothing where the model read what it needed. */
export function reachNote({ keys, segments }: Pick<Reach, 'keys' | 'segments'>): string | undefined {
  const said = keys.flatMap(({ key, reading, stated }) => {
    if (reading.kind === 'fabricated') return [madeUp(key, stated)];
    if (reading.kind === 'stale') return [`went by ${reading.source}, which is archived`];
    if (reading.kind === 'slip') return [`misread ${reading.source}`];
    return [];
  });
  const isBlind = segments.some((s) => s.live) && !segments.some((s) => s.isRecognised);
  const all = isBlind ? ['recognised nothing of the case', ...said] : said;
  return all.length === 0 ? undefined : all.join('; ');
}

/** How a document came: `whole`, `34 % of it`, `none of it`; and whether that counts. */
export function documentWords({ share, isDelivered }: Pick<DocumentReach, 'share' | 'isDelivered'>): string {
  const part = partWords(share);
  return isDelivered ? part : `${part}, but never received from a tool, so it does not count`;
}

/** A share of a text in words. */
export function partWords(share: number): string {
  if (share > 0.995) return 'whole';
  return share < 0.005 ? 'none of it' : `${Math.max(1, Math.round(share * 100))} % of it`;
}

function madeUp(key: string, stated: KeyReach['stated']): string {
  const ids = stated.filter((s) => s.status === 'live').map((s) => s.id);
  return ids.length > 0
    ? `never saw what ${ids.join(', ')} says and made ${key} up`
    : `made ${key} up: no document in force states it`;
}

function whyUnknown(stated: KeyReach['stated']): string {
  return missingWords(stated) || 'No document states it.';
}

const STANDING_WORDS: Record<Standing, string> = {
  read: 'was read',
  overlooked: 'was passed over in the middle of a long request',
  cut: 'came in part, without the sentence that says it',
  left_out: 'was received, and nothing of it put into the request',
  not_fetched: 'was never received',
};

function missingWords(stated: KeyReach['stated']): string {
  const words = stated
    .filter((s) => s.standing !== 'read')
    .map((s) => `${s.id}${s.status === 'archived' ? ' (archived)' : ''} ${STANDING_WORDS[s.standing]}.`);
  return words.join(' ');
}
