import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { historyFixtures } from '../../gallery/fixture-history';
import { insightsFixtures } from '../../gallery/fixture-insights';
import { settingsFixtures } from '../../gallery/fixture-settings';
import { auditFixtures, fixtures, storesFixtures } from '../../gallery/fixtures';
import { root } from './pages';

it('the page of states shows every state of the window, light, dark and in high contrast', () => {
  const page = readFileSync(join(root, 'docs/states.md'), 'utf8');
  const missing = [fixtures, settingsFixtures, storesFixtures, historyFixtures, insightsFixtures, auditFixtures].flatMap((some) => Object.keys(some)).flatMap((name) =>
    ['light', 'dark', 'contrast'].map((scheme) => `images/states/${name}.${scheme}.png`).filter((image) => !page.includes(image)),
  );
  expect(missing).toEqual([]);
});
