import { postQuietly } from './post-quietly.ts';

/** How long the keyboard rests before what was typed is saved. */
const REST_MS = 1000;

/** Saves the summary while it is written, and before the page is left for any reason. */
export function autosaveSummary(form: HTMLFormElement): void {
  const url = form.dataset.autosave;
  const note = form.querySelector('[data-saved]');
  if (url === undefined || !note) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async () => {
    clearTimeout(timer);
    timer = undefined;
    const refused = await postQuietly(url, new FormData(form));
    // What was typed meanwhile is not saved yet, and is about to be.
    if (refused === null && timer === undefined)
      form.dispatchEvent(new Event('desk:saved', { bubbles: true }));
    note.textContent = refused === null ? `Saved ${timeNow()}` : `Not saved: ${refused}`;
  };
  const saveIfWaiting = () => {
    if (timer !== undefined) void save();
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), REST_MS);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
  addEventListener('pagehide', saveIfWaiting);
}

function timeNow(): string {
  return new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
