// Loaded before an app that a driver (Playwright) starts: the app is ready only once the driver has attached.
'use strict';
const { app } = require('electron');

// A window that loads while the driver attaches can leave it waiting for an answer that never comes: about one start
// in five hundred on a busy machine. The driver calls this when it is there; its name is the driver's.
/** @type {() => void} */
let attach = () => undefined;
/** @type {Promise<void>} */
const attached = new Promise((resolve) => (attach = resolve));
Object.assign(globalThis, { __playwright_run: attach });

const whenReady = app.whenReady.bind(app);
app.whenReady = () => Promise.all([whenReady(), attached]).then(() => undefined);
