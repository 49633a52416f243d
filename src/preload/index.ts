import { contextBridge, ipcRenderer, webFrame, type IpcRendererEvent } from 'electron';
import { waysOut } from './ways-out';

/**
 * The bridge: the contract's channels and nothing else. It checks no payload (main does) and knows no schema.
 * Its type is `Bridge` in src/shared/ipc.ts.
 */
const commandNames = new Set(__COMMAND_NAMES__);
const pushNames = new Set(__PUSH_NAMES__);

// Runs before any script of the page’s own, and at once: what it removes no script ever has.
void webFrame.executeJavaScript(waysOut);

contextBridge.exposeInMainWorld('cuecard', {
  invoke(command: string, request: unknown): Promise<unknown> {
    if (!commandNames.has(command)) throw new Error(`There is no command “${command}”.`);
    return ipcRenderer.invoke(command, request);
  },
  on(push: string, listener: (payload: unknown) => void): () => void {
    if (!pushNames.has(push)) throw new Error(`There is no push “${push}”.`);
    // The event itself carries the sender and stays on this side of the glass.
    const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(push, forward);
    return () => ipcRenderer.removeListener(push, forward);
  },
});
