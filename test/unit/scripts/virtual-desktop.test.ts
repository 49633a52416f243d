import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../../scripts/virtual-desktop.mjs';

const secret = { service: 'Cuecard', account: 'id@host', password: 'hush' };
let desktop: VirtualDesktop | undefined;
let pictures: string | undefined;
afterEach(async () => {
  await desktop?.stop();
  if (pictures !== undefined) await rm(pictures, { recursive: true, force: true });
});

/** Looks the secret up as the app would, in a process that can be killed; 'no answer' after `ms`. */
function lookUp(env: NodeJS.ProcessEnv, ms: number) {
  const code = `require('keytar').getPassword('${secret.service}', '${secret.account}').then((found) => console.log(found), (error) => console.log('refused: ' + error.message))`;
  return new Promise<string>((resolve) => {
    execFile(process.execPath, ['-e', code], { env, timeout: ms, killSignal: 'SIGKILL' }, (error, stdout) => resolve(error ? 'no answer' : stdout.trim()));
  });
}

/** Processes, dead ones that nobody has reaped left out, whose environment names the desktop's folder. */
function livingOn(folder: string) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(folder);
    } catch {
      return false;
    }
  });
}

describe.runIf(process.platform === 'linux')('a virtual desktop', () => {
  it('has a keyring that answers, a notification server and a picture of its screen', async () => {
    pictures = await mkdtemp(join(tmpdir(), 'cuecard-shot-'));
    desktop = await startVirtualDesktop({ secrets: [secret] });
    expect(await lookUp(desktop.env, 10_000)).toBe('hush');
    expect(await desktop.hasName('org.freedesktop.Notifications')).toBe(true);
    await desktop.screenshot(join(pictures, 'screen.png'));
    expect(readFileSync(join(pictures, 'screen.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('can keep its keyring locked: a look-up waits until someone answers the prompt', async () => {
    desktop = await startVirtualDesktop({ keyring: 'locked', secrets: [secret], notifications: false, tray: false });
    expect(await lookUp(desktop.env, 1_500)).toBe('no answer');
  });

  it('can have no keyring: a look-up is refused', async () => {
    desktop = await startVirtualDesktop({ keyring: 'none', notifications: false, tray: false });
    expect(await lookUp(desktop.env, 10_000)).toMatch(/^refused: .*org\.freedesktop\.secrets/);
  });

  it('can have no bus at all: a look-up is refused', async () => {
    desktop = await startVirtualDesktop({ bus: false, tray: false });
    expect(await lookUp(desktop.env, 10_000)).toMatch(/^refused: /);
  });

  it('leaves no process and no folder behind, not even the prompt the bus started', async () => {
    desktop = await startVirtualDesktop({ keyring: 'locked', secrets: [secret] });
    const home = desktop.env.HOME ?? '';
    await lookUp(desktop.env, 1_500);
    expect(livingOn(home).length).toBeGreaterThan(desktop.pids.length);
    await desktop.stop();
    expect(livingOn(home)).toEqual([]);
    expect(existsSync(home)).toBe(false);
  });
});
