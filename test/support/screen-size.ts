import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';

const run = promisify(execFile);

/**
 * Gives a desktop's screen another size while programs run on it, as unplugging a monitor for a smaller one does. It can't
 * grow beyond the size it was started with. All lengths in pixels.
 */
export async function resizeScreen({ env }: Pick<VirtualDesktop, 'env'>, width: number, height: number): Promise<void> {
  const xrandr = (...args: readonly string[]) => run('xrandr', args, { env });
  const { stdout } = await xrandr();
  const name = `${width}x${height}`;
  const [output = ''] = /^\S+(?= connected)/m.exec(stdout) ?? [];
  if (!stdout.includes(`   ${name} `)) {
    // Of a screen that is none nothing but the size counts.
    await xrandr('--newmode', name, '0', `${width}`, '0', '0', '0', `${height}`, '0', '0', '0');
    await xrandr('--addmode', output, name);
  }
  await xrandr('--output', output, '--mode', name);
}
