'use strict';
// Shows the built window as Cuecard does (sandboxed, under the same policy), with a bridge that tests play.
const { app, BrowserWindow, ipcMain, protocol } = require('electron');
const { readFile } = require('node:fs/promises');
const path = require('node:path');

const renderer = path.resolve(__dirname, '../../../out/renderer');
const stageScript = '/stage.js';
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; worker-src 'none'; require-trusted-types-for 'script'; trusted-types default; sandbox allow-scripts allow-forms";

/** @type {import('../gallery-app').GalleryStage} */
const stage = { state: null, answers: {}, sent: [], moment: 0 };
/**
 * Held, because a promise that nobody can keep any more is collected, and the window then told that there is no answer.
 * @type {((state: unknown) => void)[]}
 */
const unanswered = [];
/** The window's files, read once: it is loaded some hundred times. @type {Map<string, Uint8Array<ArrayBuffer>>} */
const files = new Map();
Object.assign(globalThis, { stage });

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, corsEnabled: true } }]);
app.on('window-all-closed', () => app.quit());

void app.whenReady().then(async () => {
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const headers = { 'content-type': type(pathname), 'content-security-policy': policy, 'cache-control': 'no-store', 'access-control-allow-origin': '*' };
    if (pathname === stageScript) return new Response(setting(stage.moment), { headers });
    const file = files.get(pathname) ?? Uint8Array.from(await readFile(path.join(renderer, pathname)));
    files.set(pathname, file);
    if (pathname !== '/index.html') return new Response(file, { headers });
    // Before the page's own scripts. Not by the driver: a script it brings into a page is not there at a worker's first load.
    return new Response(new TextDecoder().decode(file).replace('<head>', `<head><script src="${stageScript}"></script>`), { headers });
  });
  ipcMain.handle('gallery', (_event, /** @type {import('../../../src/shared/contract/ipc').CommandName} */ command, request) => {
    stage.sent.push({ command, request });
    if (command !== 'state:subscribe') return stage.answers[command] ?? { ok: true, value: null };
    // A main that has no state yet answers later; here, never.
    return stage.state === null ? new Promise((answer) => unanswered.push(answer)) : { ok: true, value: stage.state };
  });
  ipcMain.handle('gallery:arrived', () => null);
  const window = new BrowserWindow({
    width: 400,
    height: 640,
    useContentSize: true,
    frame: false,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  await window.loadURL('app://cuecard/index.html');
});

/**
 * Holds the page's clock, and draws it in one font: pictures are the same whenever they are taken, whatever is installed.
 * @param {number} moment epoch milliseconds
 */
function setting(moment) {
  return `Date.now = () => ${moment};
    Date = new Proxy(Date, {
      construct: (real, args, made) => Reflect.construct(real, args.length === 0 ? [real.now()] : args, made),
      apply: (real) => new real(real.now()).toString(),
    });
    document.addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('--font', "'Nimbus Sans'"));`;
}

/** @param {string} pathname */
function type(pathname) {
  if (pathname.endsWith('.js')) return 'text/javascript';
  return pathname.endsWith('.css') ? 'text/css' : 'text/html';
}
