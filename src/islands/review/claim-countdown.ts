import { CLAIM_MINUTES } from '#domain/claim';
import { postQuietly } from './post-quietly.ts';

/** Below this a claim is about to lapse and says so in colour. */
const SOON_MS = 2 * 60_000;

/**
 * Counts a claim down in place and extends it without leaving the page, so that a half-written comment survives.
 * `claim` carries `data-claim-until` (Unix milliseconds) and its words in a `<b>`; the form that extends follows it.
 */
export function watchClaim(claim: HTMLElement): void {
  const words = claim.querySelector('b');
  const form = claim.parentElement?.querySelector<HTMLFormElement>('form[action$="/claim"]');
  if (!words || !form) return;
  const tick = () => {
    const left = Number(claim.dataset.claimUntil) - Date.now();
    words.textContent =
      left > 0 ? `Yours for ${minutesAndSeconds(left)}` : 'Your claim has lapsed; the draft is kept.';
    words.classList.toggle('lapsing', left < SOON_MS);
  };
  tick();
  setInterval(tick, 1000);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void extend(claim, form, tick);
  });
}

async function extend(claim: HTMLElement, form: HTMLFormElement, tick: () => void): Promise<void> {
  const note = claim.querySelector('span');
  const askedAt = Date.now();
  const refused = await postQuietly(form.action, new FormData(form));
  if (refused === null) claim.dataset.claimUntil = String(askedAt + CLAIM_MINUTES * 60_000);
  if (note) note.textContent = refused === null ? 'extended' : `Not extended: ${refused}`;
  tick();
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
