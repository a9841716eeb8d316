const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time in the two units that matter: `1 d 4 h`, `22 h`, `24 min`. Less than a minute gives `under a minute`. */
export function waited(ms: number): string {
  if (ms >= DAY) return inUnits(ms, DAY, 'd', HOUR, 'h');
  if (ms >= 10 * HOUR) return `${Math.floor(ms / HOUR)} h`;
  if (ms >= HOUR) return inUnits(ms, HOUR, 'h', MINUTE, 'min');
  if (ms >= MINUTE) return `${Math.floor(ms / MINUTE)} min`;
  return 'under a minute';
}

function inUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  const whole = `${Math.floor(ms / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
