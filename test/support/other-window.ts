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

/**
 * Waits for a window, gives it the keyboard, and gives its number. A program may put another window in the place of its first
 * one as it starts, and a window may be there before its manager knows of it: so it is told until it has it.
 */
export async function activateWindow(desktop: VirtualDesktop, ...query: readonly string[]): Promise<string> {
  let id = '';
  await expect
    .poll(async () => {
      id = await findWindow(desktop, ...query);
      const told = await desktop.xdotool('windowactivate', id).catch(() => null);
      return told !== null && (await desktop.xdotool('getactivewindow').catch(() => '')).trim() === id;
    })
    .toBe(true);
  return id;
}

/** Opens it and gives it the focus. */
export async function openOtherWindow(desktop: VirtualDesktop): Promise<OtherWindow> {
  const program = spawn('display', ['-title', 'softphone', '-geometry', '200x120+20+20', 'xc:#eceff4'], { env: desktop.env, stdio: 'ignore' });
  const id = await activateWindow(desktop, '--name', '^softphone$');
  const hasFocus = async (): Promise<boolean> => (await desktop.xdotool('getactivewindow')).trim() === id;
  return {
    hasFocus,
    stop: () =>
      new Promise((resolve) => {
        program.once('exit', () => resolve());
        program.kill();
      }),
  };
}
