import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { themes } from './tokens';

const renderer = join(import.meta.dirname, '../../../../src/renderer');

interface Declaration {
  readonly where: string;
  readonly property: string;
  readonly value: string;
}

const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css') && !name.endsWith('tokens.css'));
const declarations = files.flatMap((name) => declarationsIn(readFileSync(join(renderer, name), 'utf8'), name));

/** What a style sheet sets, whatever it is nested in. */
function declarationsIn(css: string, file: string): readonly Declaration[] {
  const plain = css.replace(/\/\*[^]*?\*\//gu, (comment) => comment.replace(/[^\n]/gu, ' '));
  return [...plain.matchAll(/(?<=[;{}]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/gu)].map((match) => ({
    where: `${file}:${plain.slice(0, match.index).split('\n').length}`,
    property: match[1] ?? '',
    value: (match[2] ?? '').trim().replace(/\s+/gu, ' '),
  }));
}

const anyOf = (properties: RegExp, wrong: (value: string) => boolean): readonly string[] =>
  declarations.filter(({ property, value }) => properties.test(property) && wrong(withoutTokens(value))).map(({ where, property, value }) => `${where} ${property}: ${value}`);

/** What is left of a value without its tokens. */
const withoutTokens = (value: string): string => value.replace(/var\(--[\w-]+\)/gu, '');

const namedColours = /(?<![\w-])(?:white|black|gr[ae]y|red|green|blue|yellow|orange|purple|silver|navy|teal|maroon|lime|aqua|fuchsia|olive)(?![\w-])/u;

describe('the window’s style sheets', () => {
  it('are found, and read to the end', () => {
    expect(files.length).toBeGreaterThan(15);
    expect(declarations.length).toBeGreaterThan(500);
    expect(declarationsIn('.a { color: red; & b { gap: 1px; } /* x: y; */ @media (min-width: 1px) { top: 0 } }', 'x').map((one) => one.property)).toEqual(['color', 'gap', 'top']);
  });

  it('take every colour from the theme, or from the system', () => {
    expect(anyOf(/./u, (value) => /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/iu.test(value) || namedColours.test(value))).toEqual([]);
  });

  it('take the sizes of text from the theme', () => {
    expect(anyOf(/^(?:font-size|line-height|font)$/u, (value) => /\d/u.test(value) && value !== '0')).toEqual([]);
  });

  it('take spacing from the theme: nothing but optical corrections up to 4 px beside it', () => {
    const raw = (value: string): boolean => [...value.matchAll(/(\d*\.?\d+)(px|r?em|ch|vw|vh)/gu)].some(([, size, unit]) => unit !== 'px' || Number(size) > 4);
    expect(anyOf(/^(?:padding|margin|gap|row-gap|column-gap)(?:-|$)/u, raw)).toEqual([]);
  });

  it('take corners, shadows and durations from the theme', () => {
    expect(anyOf(/^border-(?:[a-z]+-)*radius$/u, (value) => [...value.matchAll(/(\d*\.?\d+)(px|r?em)/gu)].some(([, size, unit]) => unit !== 'px' || Number(size) > 3))).toEqual([]);
    expect(anyOf(/^(?:transition|animation)/u, (value) => /\d(?:ms|s)\b/u.test(value))).toEqual([]);
    expect(anyOf(/^box-shadow$/u, (value) => /\d{2,}px/u.test(value))).toEqual([]);
  });

  it('name no token that the theme doesn’t have', () => {
    // What react-aria and the components themselves set on an element.
    const own = new Set(['trigger-width', ...declarations.map(({ property }) => property)]);
    const used = declarations.flatMap(({ where, value }) => [...value.matchAll(/var\(--([\w-]+)/gu)].map(([, name = '']) => ({ where, name })));
    expect(used.filter(({ name }) => !themes.light.has(name) && !own.has(name))).toEqual([]);
  });
});
