/** Wording and values; practice and hidden cases have banks of their own. */
export interface Banks {
  /** What the catalogue has: its own name for it, and how people call it. The two share no word. */
  articles: readonly Article[];
  /** What people ask for and nobody has, with the name that a model would make up. */
  absent: readonly Article[];
  /** How many pieces, in words. */
  amounts: readonly { count: number; said: string }[];
  /** Sentences with `{what}` in them, of the same look: who reads only their surface cannot tell them apart. */
  orders: readonly string[];
  questions: readonly string[];
}

export interface Article {
  key: string;
  name: string;
  said: readonly string[];
}
