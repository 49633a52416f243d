import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { historyFixtures } from '../../gallery/fixture-history';
import { insightsFixtures } from '../../gallery/fixture-insights';
import { settingsFixtures } from '../../gallery/fixture-settings';
import { auditFixtures, fixtures, storesFixtures } from '../../gallery/fixtures';
import { differInKind, isKept } from '../../gallery/kept-pictures';
import { root } from './pages';

const page = join(root, 'docs/states.md');
const pictures = 'test/gallery/pictures';
const schemes = { light: 'light', dark: 'dark', contrast: 'high contrast' } as const;
const names = [fixtures, settingsFixtures, storesFixtures, historyFixtures, insightsFixtures, auditFixtures].flatMap((some) => Object.keys(some)).sort();

it('the page of states shows every state of the window', () => {
  const text = statesPage();
  if (process.env.CUECARD_DOCS === 'write') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8'), 'CUECARD_DOCS=write renews it').toBe(text);
});

it('a state that has pictures in every scheme is there', () => {
  expect([...differInKind].filter((name) => !names.includes(name))).toEqual([]);
});

it('the pictures kept are those of the states, and no others', () => {
  expect(readdirSync(join(root, pictures)).sort()).toEqual(names.flatMap((name) => kept(name).map((scheme) => `${name}.${scheme}.png`)).sort());
});

it('the repository keeps few pictures: each one more is in every clone for good', () => {
  const folders = ['assets', 'docs', 'src', 'test', 'scripts'].filter((folder) => existsSync(join(root, folder)));
  const found = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png')));
  expect(found.length).toBeLessThanOrEqual(200);
});

function kept(name: string): readonly (keyof typeof schemes)[] {
  return (['light', 'dark', 'contrast'] as const).filter((scheme) => isKept(name, scheme));
}

function statesPage(): string {
  const cell = (name: string, scheme: keyof typeof schemes): string =>
    isKept(name, scheme) ? `<img src="../${pictures}/${name}.${scheme}.png" width="200" alt="${name}, ${schemes[scheme]}">` : '';
  return `# Every state of the window

At its usual size of 400 × 640, the insights at the height of their page. The pictures are drawn by
\`test/gallery/gallery.spec.ts\` from the states in \`test/gallery/fixtures.ts\` and beside it, held to by it, and renewed by one
command ([CONTRIBUTING](../CONTRIBUTING.md#pictures-and-icons)). Every state is tested in light, dark and high contrast;
those that have parts of a kind of their own there have pictures in all three. This page is written by
\`test/unit/docs/states.test.ts\`.

## In light, dark and high contrast

| State | Light | Dark | High contrast |
| --- | --- | --- | --- |
${[...differInKind].map((name) => `| ${name} | ${kept(name).map((scheme) => cell(name, scheme)).join(' | ')} |`).join('\n')}

## The others

| State | Light |
| --- | --- |
${names.filter((name) => !differInKind.has(name)).map((name) => `| ${name} | ${cell(name, 'light')} |`).join('\n')}
`;
}
