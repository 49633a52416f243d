import type { Bridge, CommandName, CommandRequest, CommandResult } from '../../shared/contract/ipc';
import { fault } from '../../shared/domain/fault';
import { err } from '../../shared/domain/result';

declare global {
  interface Window {
    /** Put here by the preload. */
    readonly cuecard: Bridge;
  }
}

/**
 * Sends a command to main. Never rejects: what went wrong is a fault with a sentence.
 * Not an async function, so that no suspended frame keeps the request (a client secret, say) alive.
 */
export function send<C extends CommandName>(command: C, request: CommandRequest<C>): Promise<CommandResult<C>> {
  return window.cuecard.invoke(command, request).catch(unanswered);
}

/** Sends a command whose outcome shows in AppState; what went wrong is written to the log. */
export function tell<C extends CommandName>(command: C, request: CommandRequest<C>): void {
  void send(command, request).then((result) => {
    // What was too much main counts by itself; told of each, it would be more still.
    if (!result.ok && result.error.tag !== 'ipc-too-many') report(`${command}: ${result.error.tag}`);
  });
}

/** Writes an error of the window to main's log. */
export function report(message: string): void {
  void window.cuecard.invoke('diagnostics:report', { message: message.slice(0, 2_000) }).catch(() => undefined);
}

function unanswered(): { readonly ok: false; readonly error: ReturnType<typeof fault> } {
  return err(fault('unexpected', 'the window got no answer'));
}
