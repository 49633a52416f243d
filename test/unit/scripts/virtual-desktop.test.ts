import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';
import { startVirtualDesktop, type VirtualDesktop } from '../../../scripts/virtual-desktop.mjs';

const secret = { service: 'Cuecard', account: 'id@host', password: 'hush' };
let desktop: VirtualDesktop | undefined;
let pictures: string | undefined;
afterEach(async () => {
  await desktop?.stop();
  if (pictures !== undefined) await rm(pictures, { recursive: true, force: true });
});

/** Looks the secret up as the app would, in a process that can be killed; then the answer is 'no answer'. */
function lookUp(env: NodeJS.ProcessEnv) {
  const code = `require('keytar').getPassword('${secret.service}', '${secret.account}').then((found) => console.log(found), (error) => console.log('refused: ' + error.message))`;
  const asking = promisify(execFile)(process.execPath, ['-e', code], { env });
  return { answer: asking.then(({ stdout }) => stdout.trim(), () => 'no answer'), giveUp: () => asking.child.kill('SIGKILL') };
}

/** Looks the secret up until the keyring has put its prompt on the screen, and gives up. */
async function lookUpUntilPrompted(env: NodeJS.ProcessEnv) {
  const { answer, giveUp } = lookUp(env);
  const prompted = expect.poll(() => livingOn(env.HOME ?? '').some(isPrompt)).toBe(true);
  const said = await Promise.race([answer, prompted.then(() => 'prompted')]);
  giveUp();
  return said === 'prompted' ? answer : said;
}

/** @param pid of a process */
function isPrompt(pid: string) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('prompter');
  } catch {
    return false;
  }
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
    expect(await lookUp(desktop.env).answer).toBe('hush');
    expect(await desktop.hasName('org.freedesktop.Notifications')).toBe(true);
    // The number of its screen is locked, so that no desktop that starts in the same moment gets it, too.
    expect(readFileSync(`/tmp/.X${desktop.env.DISPLAY?.slice(1)}-lock`, 'latin1').trim()).toBe(String(desktop.pids[0]));
    await desktop.screenshot(join(pictures, 'screen.png'));
    expect(readFileSync(join(pictures, 'screen.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('can keep its keyring locked: a look-up waits until someone answers the prompt', async () => {
    desktop = await startVirtualDesktop({ keyring: 'locked', secrets: [secret], notifications: false, tray: false });
    expect(await lookUpUntilPrompted(desktop.env)).toBe('no answer');
  });

  it('can have no keyring: a look-up is refused', async () => {
    desktop = await startVirtualDesktop({ keyring: 'none', notifications: false, tray: false });
    expect(await lookUp(desktop.env).answer).toMatch(/^refused: .*org\.freedesktop\.secrets/);
  });

  it('can have no bus at all: a look-up is refused', async () => {
    desktop = await startVirtualDesktop({ bus: false, tray: false });
    expect(await lookUp(desktop.env).answer).toMatch(/^refused: /);
  });

  it('is as it was once it is cleared: what others run on it is ended and named, notifications are closed, its own parts go on', async () => {
    desktop = await startVirtualDesktop({ tray: false });
    const own = livingOn(desktop.env.HOME ?? '');
    const bus = sessionBus({ busAddress: desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '' });
    const call = async (path: string, name: string, member: string, signature: string, body: unknown[]) =>
      (await bus.call(new Message({ destination: 'org.freedesktop.Notifications', path, interface: name, member, signature, body })))?.body[0];
    const displayed = async (): Promise<unknown> => {
      const value = await call('/org/freedesktop/Notifications', 'org.freedesktop.DBus.Properties', 'Get', 'ss', ['org.dunstproject.cmd0', 'displayedLength']);
      return value instanceof Variant ? value.value : value;
    };
    await call('/org/freedesktop/Notifications', 'org.freedesktop.Notifications', 'Notify', 'susssasa{sv}i', ['test', 0, '', 'Hello', '', [], {}, -1]);
    await expect.poll(displayed).toBe(1);
    const stranger = spawn('sleep', ['600'], { env: desktop.env, stdio: 'ignore' });
    const ended = new Promise((resolve) => stranger.once('exit', (_code, signal) => resolve(signal)));

    expect(await desktop.clear()).toEqual(['sleep 600']);
    expect(await ended).toBe('SIGTERM');
    await expect.poll(displayed).toBe(0);
    expect(livingOn(desktop.env.HOME ?? '')).toEqual(own);
    expect(await desktop.clear()).toEqual([]);
    bus.disconnect();
  });

  it('leaves no process and no folder behind, not even the prompt the bus started', async () => {
    desktop = await startVirtualDesktop({ keyring: 'locked', secrets: [secret] });
    const home = desktop.env.HOME ?? '';
    await lookUpUntilPrompted(desktop.env);
    expect(livingOn(home).some(isPrompt)).toBe(true);
    await desktop.stop();
    expect(livingOn(home)).toEqual([]);
    expect(existsSync(home)).toBe(false);
  });
});
