/**
 * Posts a form without leaving the page; gives null when it was done, else what to tell the person.
 * The desk answers an action that was done with a redirect and a refused one with a page. Whoever was signed out meanwhile would
 * be redirected as well, to the form for signing in: with `Prefer: return=minimal` the desk refuses instead.
 */
export async function postQuietly(url: string, form: FormData): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { prefer: 'return=minimal' },
      body: new URLSearchParams(textsOf(form)),
      redirect: 'manual',
      keepalive: true,
    });
    return response.type === 'opaqueredirect' ? null : whyRefused(await response.text());
  } catch (error) {
    console.warn('The desk could not be reached.', error);
    return 'no connection. Try again.';
  }
}

/** What a page says of the form that it refused. */
export function whyRefused(page: string): string {
  const shown = new DOMParser().parseFromString(page, 'text/html');
  const words = shown.querySelector('[role="alert"] p:not(.title), p[role="alert"], main .lede')?.textContent;
  return words?.trim() || 'reload the page to see why.';
}

function textsOf(form: FormData): [string, string][] {
  return [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
