/**
 * Posts a form without leaving the page; gives null when it was done, else what to tell the person.
 * The desk answers an action that was done with a redirect and a refused one with a page.
 */
export async function postQuietly(url: string, form: FormData): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(textsOf(form)),
      redirect: 'manual',
      keepalive: true,
    });
    return response.type === 'opaqueredirect' ? null : 'reload the page to see why.';
  } catch (error) {
    console.warn('The desk could not be reached.', error);
    return 'no connection. Try again.';
  }
}

function textsOf(form: FormData): [string, string][] {
  return [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
