import { spawn } from 'node:child_process';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import { activateWindow, type OtherWindow } from './other-window';

/** Another program's window that has the keyboard, and tells every key that arrives in it. */
export interface Typist extends OtherWindow {
  /** Presses the keys one after the other, as a keyboard does: whoever has the focus gets them. */
  type(text: string): Promise<void>;
  /** What has arrived in its window so far. */
  typed(): string;
}

/** Opens it and gives it the focus. */
export async function openTypist(desktop: VirtualDesktop): Promise<Typist> {
  const program = spawn('xev', ['-name', 'softphone', '-geometry', '200x120+20+20', '-event', 'keyboard'], { env: desktop.env, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  program.stdout.on('data', (chunk) => (output += String(chunk)));
  const id = await activateWindow(desktop, '--name', '^softphone$');
  return {
    hasFocus: async () => (await desktop.xdotool('getactivewindow')).trim() === id,
    // To nobody in particular: with a window named, xdotool would send the keys there whoever has the focus.
    type: async (text) => {
      await desktop.xdotool('type', '--delay', '20', text);
    },
    typed: () => [...output.matchAll(/^KeyPress event[^]*?XLookupString gives \d+ bytes: \([^)]*\) "([^"]*)"/gm)].map((match) => match[1]).join(''),
    stop: () =>
      new Promise((resolve) => {
        program.once('exit', () => resolve());
        program.kill();
      }),
  };
}
