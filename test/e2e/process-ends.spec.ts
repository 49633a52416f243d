import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import type { Diagnostics } from '../../src/shared/contract/diagnostics';
import { ask, cards, expect, newConversation, root, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { evaluateInPage } from '../support/devtools';
import { longer, thorough } from '../support/effort';
import { gatewayBehindTls } from '../support/gateway-behind-tls';
import { trustInHome } from '../support/nss';
import { auditEvents, newProfile, processesNaming, removeProfile } from '../support/profile';
import { watchStalls } from '../support/stalls';

/** The process of this service; Chromium starts another one when it ended. */
async function processOf(app: ElectronApplication, service: string): Promise<number> {
  let pid = 0;
  await expect.poll(async () => (pid = await app.evaluate(({ app: own }, name) => own.getAppMetrics().find((one) => (one.serviceName ?? one.type) === name)?.pid ?? 0, service)), { message: service }).toBeGreaterThan(0);
  return pid;
}

async function processesIn(page: Page): Promise<Diagnostics['processes']> {
  const answer = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  if (!answer.ok) throw new Error(answer.error.tag);
  return answer.value.diagnostics.processes;
}

const times = async (page: Page, what: string): Promise<number> => (await processesIn(page)).ended.find((one) => one.what === what)?.times ?? 0;

const network = 'network.mojom.NetworkService';

test('the GPU process crashes eight times and the network process is killed and hangs: Cuecard lives, reloads, answers, and says what ended', longer, async ({ launchSignedIn, simulator }) => {
  const { app, page, profile, quit } = await launchSignedIn();
  const stalls = await watchStalls(app);
  for (let crash = 1; crash <= 8; crash += 1) {
    process.kill(await processOf(app, 'GPU'), 'SIGSEGV');
    await expect.poll(async () => (await times(page, 'GPU: crashed')) + (await times(page, 'GPU: killed'))).toBe(crash);
  }
  await stalls.expectNone('while the GPU process crashed');
  for (let kill = 1; kill <= 3; kill += 1) {
    process.kill(await processOf(app, network), 'SIGKILL');
    await expect.poll(() => times(page, 'Network Service: killed')).toBe(kill);
  }
  // A new connection needs the system's proxies, by way of that process.
  simulator.dropConnections(1012);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  // One that hangs: it is replaced, and the window's page comes by it, too.
  process.kill(await processOf(app, network), 'SIGSTOP');
  await page.evaluate(() => location.reload());
  await expect.poll(() => times(page, 'Network Service: mute').catch(() => 0), { timeout: 30_000 }).toBe(1);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected', { timeout: 30_000 });
  simulator.dropConnections(1012);
  await newConversation(page);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(2);
  // What the window may reach is what it was.
  expect(await app.evaluate(({ session }) => session.fromPartition('window').resolveProxy('http://127.0.0.1/'))).toBe('PROXY 127.0.0.1:1');
  await stalls.expectNone('while the network process was killed and hung');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(page.getByRole('region', { name: 'Cuecard’s processes' })).toContainText(/GPU: (crashed|killed) × 8/);
  expect(await readFile(join(profile, 'logs', 'cuecard.log'), 'utf8')).toContain('process ended: Network Service');
  // What hangs while it quits ends with it.
  process.kill(await processOf(app, network), 'SIGSTOP');
  await quit();
  expect((await auditEvents(join(profile, 'audit'))).filter(({ event }) => event === 'stop')).toHaveLength(1);
});

test('a certificate that the system trusts is trusted after the network process was killed, too', longer, async ({ launch, client, simulator, desktop }) => {
  const { front, authority } = await gatewayBehindTls(simulator.origin, '127.0.0.1');
  const home = await mkdtemp(join(tmpdir(), 'cuecard-home-'));
  await trustInHome(home, authority.cert);
  const { app, page, quit } = await launch({ env: { ...desktop.env, HOME: home } });
  const stalls = await watchStalls(app);
  const old = await processOf(app, network);
  process.kill(old, 'SIGKILL');
  await expect.poll(() => processOf(app, network)).not.toBe(old);
  await signIn(page, { ...client, orgUrl: `https://127.0.0.1:${front.port}` });
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await stalls.expectNone('at a sign-in without the old network process');
  await quit();
  await front.close();
  await rm(home, { recursive: true, force: true });
});

// Chromium takes most of a minute to say that a window hangs: it does in the thorough run, and in the other it crashes once more.
const first = thorough ? 'hangs' : 'crashes';

test(`a window that ${first} is loaded again, and one that crashes three times in a minute says so calmly, with a way back`, async ({ desktop }) => {
  // Without the test driver: attached to a page, it would hold back the one that replaces it.
  const profile = await newProfile();
  const { path } = await electronRuntime();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...sandbox, root, `--user-data-dir=${profile}`, '--demo', '--demo-pace=9', '--remote-debugging-port=0'], { env: desktop.env, stdio: 'ignore' });
  const log = (): Promise<string> => readFile(join(profile, 'logs', 'cuecard.log'), 'utf8').catch(() => '');
  const windowProcess = async (): Promise<number> => {
    let pid = 0;
    await expect.poll(async () => (pid = Number((await processesNaming(profile)).find((line) => line.includes('--type=renderer'))?.split(' ')[0] ?? 0))).toBeGreaterThan(0);
    return pid;
  };
  const port = async (): Promise<string> => (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')[0] ?? '';
  const shows = async (text: string): Promise<void> =>
    expect.poll(async () => String(await evaluateInPage(await port(), 'document.body?.innerText ?? ""').catch(() => '')), { timeout: 30_000 }).toContain(text);
  try {
    await expect.poll(log, { timeout: 60_000 }).toContain('gateway session');
    await shows('Demo');
    if (thorough) {
      // It is sent something every second or so, and takes none of it.
      process.kill(await windowProcess(), 'SIGSTOP');
      await expect.poll(log, { timeout: 90_000 }).toContain('process does not answer: window');
      await shows('Something went wrong');
    }
    for (let crash = thorough ? 2 : 1; crash <= 3; crash += 1) {
      const crashing = await windowProcess();
      process.kill(crashing, 'SIGSEGV');
      await expect.poll(windowProcess).not.toBe(crashing);
      await shows(crash === 3 ? 'Cuecard’s window has crashed several times' : 'Something went wrong');
    }
    if (thorough) {
      // The calm page crashes, too, and is back ten seconds later: no window stays empty.
      const calm = await windowProcess();
      process.kill(calm, 'SIGSEGV');
      await expect.poll(windowProcess, { timeout: 60_000 }).not.toBe(calm);
      await shows('Cuecard’s window has crashed several times');
    }
    await evaluateInPage(await port(), 'document.querySelector("a").click()');
    await shows('Something went wrong');
  } finally {
    child.kill('SIGTERM');
    await expect.poll(() => processesNaming(profile), { timeout: 20_000 }).toEqual([]);
  }
  await removeProfile(profile);
});
