import { describe, expect, it } from 'vitest';
import { contrast, themes } from './tokens';

/** Which text stands on which ground. */
const texts: Readonly<Record<string, readonly string[]>> = {
  text: ['canvas', 'surface', 'sunk', 'accent-soft', 'warn-soft', 'danger-soft', 'mark'],
  muted: ['canvas', 'surface', 'sunk', 'accent-soft', 'warn-soft'],
  accent: ['canvas', 'surface', 'accent-soft'],
  'accent-strong': ['canvas', 'surface', 'accent-soft'],
  'on-accent': ['accent', 'accent-strong'],
  ok: ['canvas', 'surface'],
  warn: ['canvas', 'surface', 'warn-soft'],
  danger: ['canvas', 'surface', 'danger-soft'],
  // Tooltips.
  surface: ['text'],
};

/** What must be seen to use the window: edges of controls, the focus ring, bars. */
const parts: Readonly<Record<string, readonly string[]>> = {
  edge: ['canvas', 'surface', 'sunk'],
  focus: ['canvas', 'surface', 'sunk', 'accent-soft'],
  accent: ['sunk'],
};

/** Nothing is told by these alone: hairlines, the scrollbar’s thumb, shadows, the veil behind a dialogue. */
const decoration = ['line', 'thumb', 'lift', 'float', 'veil', 'veil-inverse'];

/** The only colours that are right whatever the agent chose. */
const systemColours = new Set(['Canvas', 'CanvasText', 'Highlight', 'HighlightText', 'ButtonFace', 'ButtonText', 'ButtonBorder', 'GrayText', 'LinkText', 'Mark', 'MarkText', 'none']);

const isColour = (value: string): boolean => /^#|^rgb/u.test(value);
const colours = [...themes.light].filter(([, value]) => isColour(value)).map(([name]) => name);

describe('contrast', () => {
  for (const [theme, tokens] of Object.entries(themes)) {
    if (theme === 'forced colours') continue;
    const colour = (name: string): string => tokens.get(name) ?? '';
    const pairs = (table: typeof texts) => Object.entries(table).flatMap(([front, grounds]) => grounds.map((ground) => [front, ground] as const));

    it.each(pairs(texts))(`in ${theme}: text in %s on %s has 4.5:1`, (front, ground) => {
      expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(4.5);
    });

    it.each(pairs(parts))(`in ${theme}: a part in %s on %s has 3:1`, (front, ground) => {
      expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(3);
    });
  }

  it('is declared for every colour there is', () => {
    const declared = new Set([...Object.entries(texts), ...Object.entries(parts)].flatMap(([front, grounds]) => [front, ...grounds]).concat(decoration));
    expect(colours.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('asked for more, is more', () => {
    for (const [calm, more] of [['light', 'light, more contrast'], ['dark', 'dark, more contrast']] as const) {
      for (const name of ['text', 'muted', 'edge', 'line']) {
        const on = (theme: typeof calm | typeof more): number => contrast(themes[theme].get(name) ?? '', themes[theme].get('surface') ?? '');
        expect(on(more), `${name}, ${more}`).toBeGreaterThan(on(calm));
      }
    }
  });

  it('in forced colours is the system’s: no colour but its own', () => {
    const forced = themes['forced colours'];
    // WebKit’s scrollbar isn’t styled there.
    const own = colours.filter((name) => name !== 'thumb');
    expect(own.filter((name) => !systemColours.has(forced.get(name) ?? ''))).toEqual([]);
  });

  it('is reckoned as WCAG has it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(() => contrast('rgb(0 0 0)', '#ffffff')).toThrow(/#rrggbb/u);
  });
});
