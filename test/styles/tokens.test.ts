import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Lightness, chroma and hue of a token under a theme. */
function oklch(name: string, theme: Theme): [number, number, number] {
  const pair = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(tokens);
  const parts = (theme === 'light' ? pair?.[1] : pair?.[2])?.split(' ').map(Number.parseFloat) ?? [];
  const [l = Number.NaN, c = Number.NaN, h = Number.NaN] = parts;
  return [l / 100, c, h];
}

/**
 * Relative luminance of an OKLCH colour, in [0, 1].
 * @see Ottosson, "A perceptual color space for image processing" (the matrices); WCAG 2.2 (luminance)
 */
function luminance([l, c, h]: [number, number, number]): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (v: number) => Math.min(1, Math.max(0, v));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(text: string, ground: string, theme: Theme): number {
  const [dark = 0, light = 0] = [luminance(oklch(text, theme)), luminance(oklch(ground, theme))].sort(
    (x, y) => x - y,
  );
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = ['ink', 'quiet', 'accent', 'pass', 'fail'];
const GROUNDS = ['paper', 'raised'];
const cases = THEMES.flatMap((theme) => TEXT.flatMap((t) => GROUNDS.map((g) => [t, g, theme] as const)));

describe('the colours', () => {
  it.each(cases)('%s reads on %s in the %s theme', (text, ground, theme) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(THEMES)('the void mark is seen in the %s theme', (theme) => {
    expect(contrast('void', 'paper', theme)).toBeGreaterThanOrEqual(3);
  });

  it('are named in the tokens alone', () => {
    const files = ['styles', 'components', 'layouts', 'pages'].flatMap((folder) =>
      readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' }).map(
        (file) => `src/${folder}/${file}`,
      ),
    );
    const looks = files.filter((file) => /\.(css|astro)$/.test(file) && !file.endsWith('/tokens.css'));
    const named = looks.filter((file) =>
      /oklch\(|rgba?\(|hsl\(|#[0-9a-f]{3,8}\b(?=[;\s])/i.test(styleOf(file)),
    );
    expect(named).toEqual([]);
  });
});

/** The CSS of a file: all of it, or what stands in its style elements. */
function styleOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.css')) return text;
  return [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((found) => found[1] ?? '').join('\n');
}
