import { describe, expect, it } from 'vitest';
import { everything, touchedBy } from '../../../scripts/suites/changed.mjs';
import { testFiles } from '../../../scripts/suites/working-tree.mjs';

const files = new Map([
  ['test/unit/a.test.ts', "import { b } from '../support/b';"],
  ['test/unit/tree.test.ts', 'readFileSync(resolve(import.meta.dirname, name));'],
  ['test/unit/bundled.test.ts', "import { bundle } from '../support/bundle';"],
  ['test/unit/docs/links.test.ts', "import { page } from './pages';"],
  ['test/unit/docs/pages.ts', "export const folder = join(root, 'docs');"],
  ['test/e2e/app.spec.ts', "import { test } from '../support/app';"],
  ['test/e2e/other.spec.ts', "import { readFile } from 'node:fs/promises';"],
  ['test/gallery/look.spec.ts', "import { open } from './gallery-app';"],
  ['test/gallery/gallery-app.ts', "export * from '../support/deep';"],
  ['test/support/app.ts', "const deep = await import('./deep');"],
  ['test/support/deep.ts', ''],
  ['test/support/b.ts', ''],
  ['test/support/bundle.ts', 'const here = import.meta.dirname;'],
]);
const readers = ['test/unit/tree.test.ts', 'test/unit/bundled.test.ts'];
const after = (...paths: string[]) => touchedBy(paths.map((path) => ({ path, state: 'there' as const })), files);

describe('what a change can touch', () => {
  it('is nothing without one', () => {
    expect(after()).toEqual({ unit: 'none', desktop: 'none', soak: 'none' });
  });

  it.each(['src/main/index.ts', 'src/renderer/theme/card.css', 'src/shared/i18n/de.json', 'assets/icons/tray.png', 'docs/verify-audit.mjs'])('%s is in the app: what imports it, what reads files, all of the desktop and the soak', (path) => {
    expect(after(path)).toEqual({ unit: [path, ...readers], desktop: 'all', soak: 'all' });
  });

  it.each(['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'config/vitest.config.ts', '.ci/run', 'electron-builder.yml', 'new-folder/x.ts', '.gitattributes'])('%s can touch everything, as does whatever nobody knows', (path) => {
    expect(after(path, 'README.md')).toEqual(everything);
  });

  it('is by documentation alone only what holds it to the code', () => {
    expect(after('docs/operations.md', 'README.md', 'CHANGELOG.md', 'docs/images/window.png')).toEqual({ unit: ['test/unit/docs/links.test.ts'], desktop: 'none', soak: 'none' });
  });

  it('is by a state’s picture the gallery too', () => {
    expect(after('test/gallery/pictures/error.light.png')).toEqual({ unit: ['test/gallery/pictures/error.light.png', ...readers], desktop: ['test/gallery/'], soak: 'none' });
  });

  it('is by a unit test itself, and no app', () => {
    expect(after('test/unit/a.test.ts')).toEqual({ unit: ['test/unit/a.test.ts', ...readers], desktop: 'none', soak: 'none' });
  });

  it('is by an end-to-end test itself alone', () => {
    expect(after('test/e2e/other.spec.ts').desktop).toEqual(['test/e2e/other.spec.ts']);
  });

  it('is by a module of the tests whatever imports it, over others and at a later moment', () => {
    expect(new Set(after('test/support/deep.ts').desktop)).toEqual(new Set(['test/e2e/app.spec.ts', 'test/gallery/look.spec.ts']));
    expect(after('test/support/b.ts')).toMatchObject({ unit: ['test/support/b.ts', ...readers], desktop: 'none' });
  });

  it('is by what tests start or read without importing it all of the desktop', () => {
    expect(after('test/gallery/app/main.cjs')).toMatchObject({ desktop: 'all', soak: 'none' });
    expect(after('test/support/started.ts')).toMatchObject({ desktop: 'all', soak: 'none' });
  });

  it('is by the scripts the soak, the set-up of the app, or the unit tests', () => {
    expect(after('scripts/soak/judge.mjs')).toMatchObject({ desktop: 'none', soak: 'all' });
    expect(after('scripts/desktop/bus.mjs')).toMatchObject({ desktop: 'all', soak: 'all' });
    expect(after('scripts/suites/summary.mjs', 'scripts/test.mjs', 'config/lint/zones.mjs')).toMatchObject({ desktop: 'none', soak: 'none' });
  });

  it('is by a module that is gone all unit tests, since nothing imports it any more', () => {
    expect(touchedBy([{ path: 'src/main/old.ts', state: 'gone' }], files)).toEqual({ unit: 'all', desktop: 'all', soak: 'all' });
    expect(touchedBy([{ path: 'docs/old.md', state: 'gone' }], files).unit).toEqual(['test/unit/docs/links.test.ts']);
  });

  it('is in this tree by any module the tests that bundle, start or read files', async () => {
    const { unit } = touchedBy([{ path: 'src/main/stores/journal.ts', state: 'there' }], await testFiles());
    expect(unit).toEqual(expect.arrayContaining(['test/unit/stores/kill.test.ts', 'test/unit/audit/trail/killed.test.ts', 'test/unit/lint/boundaries.test.ts', 'test/unit/docs/links.test.ts', 'test/unit/renderer/theme/css.test.ts']));
  });
});
