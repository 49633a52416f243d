'use strict';
const { contextBridge, ipcRenderer } = require('electron');

// The real bridge's shape; main.cjs answers for Cuecard.
contextBridge.exposeInMainWorld('cuecard', {
  /**
   * @param {string} command
   * @param {unknown} request
   */
  invoke: (command, request) => ipcRenderer.invoke('gallery', command, request),
  /**
   * @param {string} push
   * @param {(payload: unknown) => void} listener
   */
  on(push, listener) {
    const forward = (/** @type {unknown} */ _event, /** @type {unknown} */ payload) => listener(payload);
    ipcRenderer.on(push, forward);
    return () => ipcRenderer.removeListener(push, forward);
  },
});
// Comes the way that commands come, behind them.
contextBridge.exposeInMainWorld('arrived', () => ipcRenderer.invoke('gallery:arrived'));
