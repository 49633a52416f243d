import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { fault } from '../../../shared/domain/fault';
import {
  commandNames,
  commands,
  type CommandName,
  type CommandRequest,
  type CommandResult,
  type PushName,
  type PushPayload,
} from '../../../shared/contract/ipc';
import { err } from '../../../shared/domain/result';
import type { During } from '../../diagnostics/activity';
import type { Log } from '../../diagnostics/log';
import type { CommandGate } from './command-gate';
import { isPageAddress } from '../page/page-address';

/** One handler for every command of the contract; a missing one is a type error. */
export type CommandHandlers = {
  readonly [C in CommandName]: (request: CommandRequest<C>) => CommandResult<C> | Promise<CommandResult<C>>;
};

/** Registers the contract's handlers. Only our own page, in its main frame, is heard, only in the contract's words, and only as much as the gate lets in. */
export function handleCommands(handlers: CommandHandlers, gate: CommandGate, during: During, log: Log): void {
  // electron-store answers a channel of its own, which no page of ours may use.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const name of commandNames) {
    ipcMain.handle(name, async (event, payload: unknown) => {
      if (!isOurs(event)) {
        log.warn('ipc refused', { command: name });
        return err(fault('ipc-refused'));
      }
      const entered = gate.enter(name, payload);
      // Counted, and not logged: a flood must not become one of lines.
      if (!entered.ok) return entered;
      try {
        const request = during(name, () => commands[name].request.safeParse(payload ?? null));
        if (!request.success) {
          log.warn('ipc not understood', { command: name });
          return err(fault('ipc-invalid', name));
        }
        // The payload was just parsed with this very command's schema; the table's index loses that link.
        return await during(name, () => (handlers[name] as (request: unknown) => unknown)(request.data));
      } catch (error) {
        log.error('command failed', { command: name, error });
        return err(fault('unexpected'));
      } finally {
        entered.value();
      }
    });
  }
}

/** Sends a push of the contract, if there is still somebody to hear it. */
export function push<P extends PushName>(contents: WebContents, name: P, payload: PushPayload<P>): void {
  if (!contents.isDestroyed()) contents.send(name, payload);
}

/** Hears what the preload tells by itself, from our own page alone. */
export function handleNote(channel: string, heard: (payload: unknown, sender: WebContents) => void): void {
  ipcMain.on(channel, (event, payload: unknown) => {
    if (isOurs(event)) heard(payload, event.sender);
  });
}

function isOurs(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const { senderFrame: frame } = event;
  return frame?.parent === null && isPageAddress(frame.url);
}
