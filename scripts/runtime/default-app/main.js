// What the floor runtime runs when it is given an app folder: `electron [flags] [-r MODULE] FOLDER [flags]`.
'use strict';
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// Both have more than their typings say; Electron's own default app relies on it too.
const inner = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (app);
const loader = /** @type {{ _load(file: string, parent: unknown, isMain: boolean): unknown }} */ (/** @type {unknown} */ (Module));

/** @type {string[]} */
const modules = [];
/** @type {string | undefined} */
let folder;
// As Electron's own default app reads them.
for (let index = 1; index < process.argv.length && folder === undefined; index += 1) {
  const argument = process.argv[index] ?? '';
  if (argument === '-r' || argument === '--require') modules.push(process.argv[(index += 1)] ?? '');
  else if (!argument.startsWith('-')) folder = argument;
}
if (folder === undefined) stop('Electron was started without an app: name its folder, as in `electron .`.');
else load(path.resolve(folder));

/** @param {string} appFolder */
function load(appFolder) {
  const manifestFile = path.join(appFolder, 'package.json');
  if (!existsSync(manifestFile)) return stop(`There is no app in ${appFolder}: it has no package.json.`);

  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const entry = path.resolve(appFolder, manifest.main ?? 'index.js');
  if (!existsSync(entry)) return stop(`The app in ${appFolder} is not built: there is no ${entry}.`);

  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) inner.setVersion(manifest.version);
  if (process.platform === 'linux') app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  inner.setAppPath(appFolder);
  for (const file of modules) loader._load(path.resolve(file), module, false);
  // `true`: the app is the main module, as it is in Electron's own default app.
  loader._load(entry, module, true);
}

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  app.exit(1);
}
