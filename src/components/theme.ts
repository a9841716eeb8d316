/** Cookie that remembers the chosen theme; without it the system decides. */
export const THEME_COOKIE = 'theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme a cookie stands for; anything unknown is `system`. */
export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}
