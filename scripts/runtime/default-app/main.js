// What the floor runtime runs when it is given an app folder: `electron [flags] FOLDER [flags]`.
'use strict';
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// Both have more than their typings say; Electron's own default app relies on it too.
const inner = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (app);
const loader = /** @type {{ _load(file: string, parent: NodeModule, isMain: boolean): unknown }} */ (/** @type {unknown} */ (Module));

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
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
  // `true`: the app is the main module, as it is in Electron's own default app.
  loader._load(entry, module, true);
}

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  app.exit(1);
}
