import { dirname, join } from 'node:path';

/**
 * What a run has to do: all of a suite's tests, none, or those of some files. For the unit tests the files are what has
 * changed and the runner finds the tests that import it; for the others they are the tests' own.
 * @typedef {object} Touched
 * @property {'all' | 'none' | readonly string[]} unit
 * @property {'all' | 'none' | readonly string[]} desktop the end-to-end tests and the gallery's
 * @property {'all' | 'none'} soak
 *
 * @typedef {ReadonlyMap<string, string>} TestFiles the text of each module in test/, by its path from the root
 */

/** @type {Touched} */
export const everything = { unit: 'all', desktop: 'all', soak: 'all' };

/**
 * Which tests changes can touch. Rather too many than too few: whatever isn't known here touches everything, and a test
 * that reads files without importing them belongs to every change but one of documentation alone.
 * @param {readonly { path: string, state: 'there' | 'gone' }[]} changes paths from the root
 * @param {TestFiles} tests
 * @returns {Touched}
 */
export function touchedBy(changes, tests) {
  const kinds = changes.map(({ path }) => kindOf(path));
  if (kinds.includes('everything')) return everything;
  const has = (/** @type {Kind[]} */ ...asked) => kinds.some((kind) => asked.includes(kind));
  const graph = importsOf(tests);
  const known = new Set([...graph.values()].flatMap((imported) => [...imported]));
  const isTest = (/** @type {string} */ path) => /\.(test|spec)\.ts$/.test(path);
  // What is neither a test nor imported by one is started or read by its path, nobody knows where.
  const hidden = changes.some(({ path }) => kindOf(path) === 'desktop test' && !isTest(path) && !known.has(path));
  const specs = dependents(changes.map(({ path }) => path), graph).filter((path) => path.endsWith('.spec.ts'));
  if (has('gallery picture')) specs.push('test/gallery/');

  const soak = has('app', 'set-up', 'soak') ? 'all' : 'none';
  const desktop = has('app', 'set-up') || hidden ? 'all' : specs.length > 0 ? specs : 'none';
  return { unit: touchedUnits(changes, tests, graph), desktop, soak };
}

/** @typedef {'everything' | 'app' | 'set-up' | 'soak' | 'tools' | 'unit test' | 'desktop test' | 'documentation' | 'gallery picture'} Kind */

/** The first that fits. @type {readonly (readonly [RegExp, Kind])[]} */
const kindsOfPaths = [
  [/^config\/lint\/|^\.oxlintrc\.json$/, 'tools'],
  [/^test\/gallery\/pictures\//, 'gallery picture'],
  [/^docs\/.*\.(md|png|svg|jpe?g)$|^[A-Z]+(\.md)?$/, 'documentation'],
  // Such as the program that verifies an audit, which the app puts into its bundles.
  [/^(src|assets|docs)\//, 'app'],
  [/^scripts\/(suites|bench|icons)\/|^scripts\/(test|thorough|calendar|typecheck|icons|bench-\w+)\.mjs$/, 'tools'],
  [/^scripts\/(soak|chaos)(\/|\.mjs$)/, 'soak'],
  [/^scripts\//, 'set-up'],
  [/^test\/(unit|bench)\//, 'unit test'],
  [/^test\//, 'desktop test'],
];

/** @param {string} path @returns {Kind} */
function kindOf(path) {
  return kindsOfPaths.find(([pattern]) => pattern.test(path))?.[1] ?? 'everything';
}

/**
 * @param {readonly { path: string, state: 'there' | 'gone' }[]} changes
 * @param {TestFiles} tests
 * @param {ReadonlyMap<string, ReadonlySet<string>>} graph
 * @returns {Touched['unit']}
 */
function touchedUnits(changes, tests, graph) {
  const code = changes.filter(({ path }) => !kindOf(path).startsWith('documentation'));
  // Whoever imported what is gone can't be found by it.
  if (code.some(({ state }) => state === 'gone')) return 'all';
  if (changes.length === 0) return 'none';
  const readers = [...tests].filter(([, text]) => (code.length > 0 ? /import\.meta\.|root\.mjs'/ : /docs\/|'docs'/).test(text)).map(([path]) => path);
  const units = dependents(readers, graph).filter((path) => path.endsWith('.test.ts'));
  return [...new Set([...code.map(({ path }) => path), ...units])];
}

/**
 * What each module in test/ imports of the others.
 * @param {TestFiles} tests
 * @returns {Map<string, Set<string>>}
 */
function importsOf(tests) {
  /** @type {Map<string, Set<string>>} */
  const graph = new Map();
  for (const [path, text] of tests) {
    const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']*)'/g)].map(([, name = '']) => join(dirname(path), name).replaceAll('\\', '/'));
    const found = named.flatMap((name) => ['', '.ts', '.tsx', '/index.ts'].map((end) => `${name}${end}`).filter((file) => tests.has(file)));
    graph.set(path, new Set(found));
  }
  return graph;
}

/**
 * The given files, where they are in the graph, and all that import them, over however many steps.
 * @param {readonly string[]} files
 * @param {ReadonlyMap<string, ReadonlySet<string>>} graph
 * @returns {string[]}
 */
function dependents(files, graph) {
  const found = new Set(files.filter((file) => graph.has(file)));
  // A set that grows while it is walked: each new one is walked too.
  for (const file of found) for (const [other, imported] of graph) if (imported.has(file)) found.add(other);
  return [...found];
}
