import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../../../src/renderer/theme/tokens.css');

/** The custom properties of a theme, by name without dashes. */
export type Tokens = ReadonlyMap<string, string>;

const media = {
  dark: '(prefers-color-scheme: dark)',
  more: '(prefers-contrast: more)',
  'dark more': '(prefers-contrast: more) and (prefers-color-scheme: dark)',
  forced: '(forced-colors: active)',
} as const;

/** What tokens.css says for each theme, later rules over earlier ones as the browser has it. */
export const themes: Readonly<Record<'light' | 'dark' | 'light, more contrast' | 'dark, more contrast' | 'forced colours', Tokens>> = {
  light: tokensOf([]),
  dark: tokensOf([media.dark]),
  'light, more contrast': tokensOf([media.more]),
  'dark, more contrast': tokensOf([media.dark, media.more, media['dark more']]),
  'forced colours': tokensOf([media.forced]),
};

function tokensOf(matching: readonly string[]): Tokens {
  const css = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//gu, '');
  const blocks = [...css.matchAll(/(?:@media ([^{]+)\{\s*)?:root\s*\{([^}]*)\}/gu)];
  const tokens = new Map<string, string>();
  for (const [, condition, body] of blocks) {
    if (condition !== undefined && !matching.includes(condition.trim())) continue;
    for (const [, name, value] of (body ?? '').matchAll(/--([\w-]+):\s*([^;]+);/gu)) tokens.set(name ?? '', (value ?? '').replace(/\s+/gu, ' '));
  }
  return tokens;
}

/** Contrast of two #rrggbb colours by WCAG 2, 1–21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  if (!/^#[\da-f]{6}$/u.test(colour)) throw new Error(`“${colour}” is no #rrggbb.`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
