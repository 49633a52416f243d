import { spawn } from 'node:child_process';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';

/** A window of another program, such as the softphone, that has the keyboard. */
export interface OtherWindow {
  /** True while it still has the keyboard. */
  hasFocus(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Opens it and gives it the focus. */
export async function openOtherWindow(desktop: VirtualDesktop): Promise<OtherWindow> {
  const program = spawn('display', ['-title', 'softphone', '-geometry', '200x120+20+20', 'xc:#eceff4'], { env: desktop.env, stdio: 'ignore' });
  const id = (await desktop.xdotool('search', '--sync', '--onlyvisible', '--name', '^softphone$')).trim().split('\n')[0] ?? '';
  await desktop.xdotool('windowactivate', '--sync', id);
  return {
    hasFocus: async () => (await desktop.xdotool('getactivewindow')).trim() === id,
    stop: () =>
      new Promise((resolve) => {
        program.once('exit', () => resolve());
        program.kill();
      }),
  };
}
