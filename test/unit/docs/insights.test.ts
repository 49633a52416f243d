import { describe, expect, it } from 'vitest';
import { figureText } from '../../../src/renderer/text/insights';
import { page } from './pages';

const operations = page('docs/operations.md').text;
const { answered, warmed, ...groups } = figureText;
const definitions = [{ answered, warmed }, ...Object.values(groups)]
  .flatMap((some) => Object.values(some))
  .map(({ label, meaning }) => [label, meaning] as const);

describe('the operations guide', () => {
  it.each(definitions)('says what “%s” means in the insights, in the window’s own words', (label, meaning) => {
    expect(operations).toContain(`| ${label} | ${meaning} |`);
  });
});
