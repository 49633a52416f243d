const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => new BrowserWindow({ width: 200, height: 200 }).loadURL('about:blank'));
