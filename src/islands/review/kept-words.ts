/** What was typed and not sent, as this browser keeps it: by review and form. */
export interface KeptWords {
  body: string;
  /** What the desk had in their place when they were typed. */
  over: string;
  /** Unix milliseconds. */
  at: number;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'holdfast.desk-words:';
/** Nobody goes on writing after this. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

/** Words of one review's forms in a browser's storage. A storage that is full or damaged keeps nothing and breaks nothing. */
export function keptWords(shelf: Shelf, review: string, now: () => number) {
  const keyOf = (form: string) => `${PREFIX}${review}:${form}`;
  return {
    /** Empty words are forgotten. */
    keep(form: string, body: string, over = ''): void {
      try {
        if (body.trim() === '') shelf.removeItem(keyOf(form));
        else shelf.setItem(keyOf(form), JSON.stringify({ body, over, at: now() } satisfies KeptWords));
      } catch (error) {
        console.warn('This browser keeps no copy of what is typed.', error);
      }
    },

    /** The words of a form in which the desk has `now`. Where somebody else wrote it meanwhile, both, so that neither is lost. */
    find(form: string, now = ''): string | undefined {
      const kept = parse(shelf.getItem(keyOf(form)));
      if (!kept || kept.over === now || kept.body.startsWith(now)) return kept?.body;
      return `${now}\n\n${kept.body}`;
    },

    forget(form: string): void {
      shelf.removeItem(keyOf(form));
    },

    /** Forms of this review that have words. */
    list(): string[] {
      const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '');
      return keys.filter((key) => key.startsWith(keyOf(''))).map((key) => key.slice(keyOf('').length));
    },

    /** Forgets what is too old, of every review. */
    tidy(): void {
      const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '');
      for (const key of keys.filter((one) => one.startsWith(PREFIX))) {
        const kept = parse(shelf.getItem(key));
        if (!kept || now() - kept.at > KEPT_MS) shelf.removeItem(key);
      }
    },
  };
}

function parse(text: string | null): KeptWords | undefined {
  try {
    const { body, over = '', at } = JSON.parse(text ?? '{}');
    const isWhole = typeof body === 'string' && typeof over === 'string' && typeof at === 'number';
    return isWhole ? { body, over, at } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
