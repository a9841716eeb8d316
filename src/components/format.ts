/** Numbers and times as pages write them. English, UTC, a real minus sign. */

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `21 Nov 2026` from Unix milliseconds. */
export function formatDay(ms: number): string {
  return day.format(ms).replace('Sept', 'Sep');
}

/** `21 Nov 2026, 07:53 UTC` from Unix milliseconds. */
export function formatTime(ms: number): string {
  return `${formatDay(ms)}, ${clock.format(ms)} UTC`;
}

/** `07:53 UTC` from Unix milliseconds. */
export function formatClock(ms: number): string {
  return `${clock.format(ms)} UTC`;
}

/** A share or a pass^k with two digits: `0.82`, `−0.15`. */
export function formatShare(value: number): string {
  return signed(value, Math.abs(value).toFixed(2));
}

/** Whole euro with a sign: `+€2,100`, `−€500`, `€0`. */
export function formatEuro(value: number): string {
  const rounded = Math.round(value);
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '';
  return `${sign}€${whole.format(Math.abs(rounded))}`;
}

/** An amount in euro, two digits and a sign: `+6.00`, `−1,025.00`. */
export function formatWorth(euro: number): string {
  return `${euro > 0 ? '+' : euro < 0 ? '−' : ''}${cents.format(Math.abs(euro))}`;
}

/** Minutes with a sign: `+1`, `−12`, `+0.1`. */
export function formatMinutes(minutes: number): string {
  return `${minutes > 0 ? '+' : minutes < 0 ? '−' : ''}${Math.abs(minutes)}`;
}

/** A tick of an axis in euro: `−15k`, `500`. */
export function formatTick(euro: number): string {
  const size = Math.abs(euro);
  return `${euro < 0 ? '−' : ''}${size >= 1000 ? `${size / 1000}k` : size}`;
}

/** Seconds with one digit from milliseconds: `11.8 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** `1 attempt`, `4 attempts`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `1st`, `2nd`, `3rd`, `11th`; one-based. */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function signed(value: number, digits: string): string {
  return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}
