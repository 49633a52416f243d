import { isBuiltin } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { zones } from './zones.mjs';

/**
 * The linter's rule of our own, `cuecard/zones`: a file may not import what its zones forbid, by whatever form an import has.
 * The linter knows its files by their absolute paths; a zone's are relative to the repository's root, which holds this file.
 */
export default { meta: { name: 'cuecard' }, rules: { zones: { create } } };

const root = resolve(import.meta.dirname, '../..');

/**
 * @typedef {{ type: string, value?: unknown }} Source the expression that names what is imported
 * @typedef {{ physicalFilename: string, report(found: { node: object, message: string }): void }} Context
 */

/** @param {Context} context */
function create(context) {
  const file = relative(root, context.physicalFilename).replaceAll('\\', '/');
  const own = zones.filter(({ target }) => isWithin(file, target));
  if (own.length === 0) return {};

  const check = (/** @type {Source | null | undefined} */ source) => {
    if (typeof source?.value !== 'string') return;
    const imported = nameOf(source.value, dirname(file));
    const broken = own.find(({ from }) => from.some((forbidden) => isWithin(imported, forbidden)));
    if (broken) context.report({ node: source, message: `${broken.target} may not import ${source.value}: ${broken.message}` });
  };
  const checkSource = (/** @type {{ source: Source | null }} */ node) => check(node.source);
  return {
    ImportDeclaration: checkSource,
    ImportExpression: checkSource,
    ExportNamedDeclaration: checkSource,
    ExportAllDeclaration: checkSource,
    TSImportType: checkSource,
    TSExternalModuleReference: (/** @type {{ expression: Source }} */ node) => check(node.expression),
    CallExpression: (/** @type {{ callee: { type: string, name?: string }, arguments: Source[] }} */ node) => {
      if (node.callee.name === 'require') check(node.arguments[0]);
    },
  };
}

/**
 * What an import means, in a zone's words: a path from the root, `node:…`, or a package.
 * @param {string} specifier
 * @param {string} folder the importing file's, from the root
 */
function nameOf(specifier, folder) {
  if (/^\.{1,2}(\/|$)/.test(specifier)) return relative(root, resolve(root, folder, specifier)).replaceAll('\\', '/');
  return isBuiltin(specifier) ? `node:/${specifier}` : specifier;
}

/** @type {(name: string, forbidden: string) => boolean} */
function isWithin(name, forbidden) {
  return name === forbidden || name.startsWith(`${forbidden}/`);
}
