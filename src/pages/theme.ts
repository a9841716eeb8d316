import type { APIRoute } from 'astro';
import { safeNext } from '#components/next-path.ts';
import { THEME_COOKIE, themeOf } from '#components/theme.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the chosen theme in a cookie and goes back to the page; `system` forgets it. */
export const POST: APIRoute = async ({ request, cookies, redirect, url }) => {
  const form = await request.formData();
  const theme = themeOf(String(form.get('theme')));
  if (theme === 'system') {
    cookies.delete(THEME_COOKIE, { path: '/' });
  } else {
    const secure = url.protocol === 'https:';
    cookies.set(THEME_COOKIE, theme, {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'lax',
      httpOnly: true,
      secure,
    });
  }
  return redirect(safeNext(String(form.get('next'))), 303);
};
