import { contextBridge, ipcRenderer, webFrame, type IpcRendererEvent } from 'electron';
import { bridgeNotes, pastesByMain } from '../shared/contract/limits/bridge-notes';
import { PreloadGate } from './command-gate';
import { takePastes } from './pasting';
import { waysOut } from './ways-out';

/**
 * The bridge: the contract's channels and nothing else. It lets through so much of each command as its limits allow; what is
 * in a payload main checks, for there is no schema here. Its type is `Bridge` in src/shared/contract/ipc.ts.
 */
const gate = new PreloadGate({
  commandNames: __COMMAND_NAMES__,
  elapsed: () => performance.now(),
  after: (ms, task) => setTimeout(task, ms),
  tell: (refused) => ipcRenderer.send(bridgeNotes.refused, refused),
});
const pushNames = new Set(__PUSH_NAMES__);

// Runs before any script of the page’s own, and at once: what it removes no script ever has.
void webFrame.executeJavaScript(waysOut);

// By a task of its own: what the page draws at once for a push comes first.
for (const push of pushNames) ipcRenderer.on(push, () => setTimeout(() => ipcRenderer.send(bridgeNotes.taken), 0));

if (process.argv.includes(pastesByMain)) takePastes(ipcRenderer);

contextBridge.exposeInMainWorld('cuecard', {
  invoke(command: string, request: unknown): Promise<unknown> {
    const refusal = gate.refusal(command, request);
    return refusal === null ? ipcRenderer.invoke(command, request) : Promise.resolve({ ok: false, error: refusal });
  },
  on(push: string, listener: (payload: unknown) => void): () => void {
    if (!pushNames.has(push)) throw new Error(`There is no push “${push}”.`);
    // The event itself carries the sender and stays on this side of the glass.
    const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(push, forward);
    return () => ipcRenderer.removeListener(push, forward);
  },
});
