/** Follows a run that is being graded: asks once a second, redraws the steps when they change, reloads at the end. */

const ASK_EVERY_MS = 1000;
/** After a failed question (offline, restart) we wait longer, so that a server coming up is not stormed. */
const ASK_AGAIN_MS = 5000;

const url = document.querySelector<HTMLElement>('[data-progress-url]')?.dataset['progressUrl'];
if (url !== undefined) ask(url, '');

async function ask(from: string, before: string): Promise<void> {
  let now = before;
  let wait = ASK_EVERY_MS;
  try {
    const response = await fetch(from, { headers: { accept: 'application/json' } });
    // The session has ended: the page itself sends people to sign in and back.
    if (response.status === 401) return location.reload();
    if (!response.ok) throw new Error(`progress answered ${response.status}`);
    now = await response.text();
    if (isOver(now)) return location.reload();
    if (before !== '' && now !== before) await redraw();
  } catch (error) {
    console.warn('The progress of this run could not be read; trying again.', error);
    wait = ASK_AGAIN_MS;
  }
  setTimeout(() => ask(from, now), wait);
}

function isOver(progress: string): boolean {
  const { state } = JSON.parse(progress) as { state: string };
  return state === 'graded' || state === 'held';
}

async function redraw(): Promise<void> {
  const page = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById('progress');
  // What it holds, not the region itself: only changes inside one that was there before are read out.
  if (fresh) document.getElementById('progress')?.replaceChildren(...fresh.childNodes);
}
