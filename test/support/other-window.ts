import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';

/** A window of another program, such as the softphone, that has the keyboard. */
export interface OtherWindow {
  /** True while it still has the keyboard. */
  hasFocus(): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Waits for a window and gives its number. xdotool walks the window tree unlocked and fails when a window of anybody's,
 * such as a fading notification, vanishes meanwhile; that says nothing of the window looked for, so it looks again.
 */
export async function findWindow(desktop: VirtualDesktop, ...query: readonly string[]): Promise<string> {
  let id = '';
  await expect
    .poll(async () => {
      const found = await desktop.xdotool('search', '--onlyvisible', ...query).catch(() => '');
      return (id = found.trim().split('\n').at(-1) ?? '');
    })
    .not.toBe('');
  return id;
}

/** Opens it and gives it the focus. */
export async function openOtherWindow(desktop: VirtualDesktop): Promise<OtherWindow> {
  const program = spawn('display', ['-title', 'softphone', '-geometry', '200x120+20+20', 'xc:#eceff4'], { env: desktop.env, stdio: 'ignore' });
  const id = await findWindow(desktop, '--name', '^softphone$');
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
