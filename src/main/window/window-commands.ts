import { ok } from '../../shared/domain/result';
import type { CommandHandlers } from './bridge/ipc';
import type { RememberedPage } from './page/remembered-page';
import type { AppWindow } from './window';
import type { WindowModes } from './window-modes';

export type WindowCommands = Pick<CommandHandlers, Extract<keyof CommandHandlers, `window:${string}`>>;

/** What a page may ask of the window that it is in. */
export function windowCommands(window: AppWindow, modes: WindowModes, page: RememberedPage, openCurtain: () => void): WindowCommands {
  const done = (act: () => void): ReturnType<typeof ok<null>> => {
    act();
    return ok(null);
  };
  return {
    'window:mode': ({ mode }) => done(() => modes.choose(mode)),
    'window:make-room': () => done(() => modes.makeRoom()),
    'window:dock': ({ direction }) => done(() => window.moveStrip(direction)),
    'window:open-curtain': () => done(openCurtain),
    'window:hide': () => done(() => window.hide()),
    'window:pointer': ({ pointer }) => done(() => window.pointed(pointer)),
    'window:drawn': () => done(() => window.drawn()),
    'window:remember': (memory) => done(() => page.remember(memory)),
    'window:recall': () => ok(page.recall()),
  };
}
