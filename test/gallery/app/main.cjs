'use strict';
// Shows the built window as Cuecard does (sandboxed, under the same policy), with a bridge that tests play.
const { app, BrowserWindow, ipcMain, net, protocol } = require('electron');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const renderer = path.resolve(__dirname, '../../../out/renderer');
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** @type {import('../gallery-app').GalleryStage} */
const stage = { state: null, answers: {}, sent: [] };
/**
 * Held, because a promise that nobody can keep any more is collected, and the window then told that there is no answer.
 * @type {((state: unknown) => void)[]}
 */
const unanswered = [];
Object.assign(globalThis, { stage });

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.on('window-all-closed', () => app.quit());

void app.whenReady().then(async () => {
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const answer = await net.fetch(pathToFileURL(path.join(renderer, pathname)).href);
    return new Response(answer.body, { headers: { 'content-type': type(pathname), 'content-security-policy': policy } });
  });
  ipcMain.handle('gallery', (_event, /** @type {import('../../../src/shared/ipc').CommandName} */ command, request) => {
    stage.sent.push({ command, request });
    if (command !== 'state:subscribe') return stage.answers[command] ?? { ok: true, value: null };
    // A main that has no state yet answers later; here, never.
    return stage.state === null ? new Promise((answer) => unanswered.push(answer)) : { ok: true, value: stage.state };
  });
  const window = new BrowserWindow({
    width: 400,
    height: 640,
    useContentSize: true,
    frame: false,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  await window.loadURL('app://cuecard/index.html');
});

/** @param {string} pathname */
function type(pathname) {
  if (pathname.endsWith('.js')) return 'text/javascript';
  return pathname.endsWith('.css') ? 'text/css' : 'text/html';
}
