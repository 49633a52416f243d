import { expect } from '@playwright/test';
import { beginAfresh, fixture } from './acts';
import { faintTexts } from './contrast-check';
import { test, type Gallery } from './gallery-app';

beginAfresh();

const schemes = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;

for (const [name, media] of schemes) {
  test(`a text that is too faint in ${name} is found, by axe and without it`, async ({ gallery }) => {
    const { page } = gallery;
    await gallery.open(fixture('cards'));
    await page.emulateMedia(media);
    const source = page.locator('.card [data-part="source"]').first();
    await source.evaluate((element) => {
      const { style } = element;
      style.forcedColorAdjust = 'none';
      style.color = '#767676';
      style.backgroundColor = '#fff';
    });
    expect(await found(gallery)).toEqual([]);
    // 4.48:1, a shade lighter than what is allowed.
    await source.evaluate((element) => (element.style.color = '#777'));
    expect(await found(gallery)).toEqual([expect.stringMatching(/^4\.48:1 /), expect.stringMatching(/^color-contrast: /)]);
  });
}

test('what shines through, and a colour of a new form, count as they are painted', async ({ gallery }) => {
  await gallery.open(fixture('cards'));
  const source = gallery.page.locator('.card [data-part="source"]').first();
  for (const [colour, opacity, ratio] of [
    ['rgb(0 0 0 / 0.4)', '1', '2.85'],
    ['#000', '0.4', '2.85'],
    ['color(srgb 0.6 0.6 0.6)', '1', '2.85'],
  ] as const) {
    await source.evaluate((element, [color, shine]) => Object.assign(element.style, { color, opacity: shine, backgroundColor: '#fff' }), [colour, opacity] as const);
    expect(await faintTexts(gallery), colour).toEqual([expect.stringContaining(`${ratio}:1`)]);
  }
});

async function found(gallery: Gallery): Promise<readonly string[]> {
  return [...(await faintTexts(gallery)), ...(await gallery.violations({ only: ['color-contrast'] }))];
}
