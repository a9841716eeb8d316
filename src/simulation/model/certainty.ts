import { tokenise } from './tokens.ts';

/** A stretch of the answer that is right or wrong: a value that was read, a label. */
export interface Mark {
  text: string;
  isRight: boolean;
  /** The property whose value it is, where the same text may stand elsewhere in the answer as well. */
  field?: string;
  /** What the model thinks of it, in (0, 1), where the exercise knows; drawn from whether it is right, otherwise. */
  probability?: number;
}

/** The wire's shape: natural logarithms, 0 for certain. */
export interface TokenLogprob {
  token: string;
  logprob: number;
  bytes: number[] | null;
  top_logprobs: { token: string; logprob: number; bytes: number[] | null }[];
}

type Draw = (name: string) => number;

/**
 * How far apart right and wrong lie, in standard deviations: Φ(1.466 / √2) = 0.85 is the chance that a right
 * value looks more certain than a wrong one (the area under the ROC curve).
 */
const APART = 1.466;

/**
 * The model's own probability of a value in (0, 1): log-odds from a normal distribution, higher where it is
 * right. Better than what it says of itself, never perfect.
 */
export function probabilityOf(mark: Mark, draw: Draw): number {
  const logOdds = 0.6 + normal(draw, `certainty:${mark.text}`) + (mark.isRight ? APART : 0);
  return 1 / (1 + Math.exp(-logOdds));
}

/** A self-reported confidence, saturated: 0.86–0.99 when right, 0.82–0.97 when wrong, to two places. */
export function selfReport(isRight: boolean, draw: Draw): number {
  const [low, high] = isRight ? [0.86, 0.99] : [0.82, 0.97];
  return Math.round((low + (high - low) * draw('confidence')) * 100) / 100;
}

/**
 * Log probabilities token by token. The token in which a marked value begins carries what the model thinks of
 * it; all others are nearly certain. `top` alternatives each, the likeliest first.
 */
export function logprobsOf(text: string, marks: readonly Mark[], top: number, draw: Draw): TokenLogprob[] {
  const starts = new Map<number, number>();
  for (const mark of marks) {
    const at = mark.text === '' ? -1 : text.indexOf(mark.text, fieldStart(text, mark.field));
    if (at >= 0) starts.set(at, mark.probability ?? probabilityOf(mark, draw));
  }
  let from = 0;
  return tokenise(text, draw).map((token, i) => {
    const to = from + token.length;
    const marked = [...starts].filter(([at]) => at >= from && at < to).map(([, p]) => p);
    from = to;
    const probability = marked.length > 0 ? Math.min(...marked) : 0.985 + 0.0149 * draw(`sure:${i}`);
    return withAlternatives(token, probability, top);
  });
}

/** Where the value of a property begins in an answer that is JSON; its beginning, where there is none. */
function fieldStart(text: string, field: string | undefined): number {
  const name = `${JSON.stringify(field ?? '')}:`;
  const at = field === undefined ? -1 : text.indexOf(name);
  return at < 0 ? 0 : at + name.length;
}

/** Alternatives share out most of what the token leaves. */
function withAlternatives(token: string, probability: number, top: number): TokenLogprob {
  const own = entry(token, probability);
  const others = Array.from({ length: Math.max(0, top - 1) }, (_, i) =>
    entry(alternative(token, i), (1 - probability) * 0.5 ** (i + 1)),
  );
  const list = top === 0 ? [] : [own, ...others].sort((a, b) => b.logprob - a.logprob);
  return { ...own, top_logprobs: list };
}

function entry(token: string, probability: number) {
  return { token, logprob: Math.round(Math.log(probability) * 1e6) / 1e6, bytes: null };
}

/** Another digit where there is one, another ending where not. */
function alternative(token: string, i: number): string {
  const digit = /\d/.exec(token);
  if (digit) return token.replace(/\d/, String((Number(digit[0]) + i + 1) % 10));
  return `${token.slice(0, -1)}${String.fromCharCode(97 + ((token.charCodeAt(0) + i) % 26))}`;
}

function normal(draw: Draw, name: string): number {
  const u = Math.max(1e-9, draw(`${name}:u`));
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * draw(`${name}:v`));
}
