import { readFile } from 'node:fs/promises';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { asOrdinaryUser } from '../support/ordinary-user';

test('the page is confined, and main answers only the contract, and only our own page', async ({ launchSignedIn }) => {
  const { page, app, profile } = await launchSignedIn();

  await test.step('strict policy, no Node, no navigation, no new window, no other scheme', async () => {
    const address = page.url();
    expect(address).toMatch(/^app:\/\/cuecard\/index\.html\?tag=en&locale=en(-[A-Z]{2})?$/);
    const response = await page.evaluate(async () => {
      // The page itself may connect nowhere, not even to its own origin.
      return fetch('app://cuecard/index.html').then(
        () => 'fetched',
        () => 'refused',
      );
    });
    expect(response).toBe('refused');
    const policy = await app.evaluate(async ({ session }) => (await session.fromPartition('window').fetch('app://cuecard/index.html')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await page.evaluate(() => [typeof (globalThis as Record<string, unknown>).process, typeof (globalThis as Record<string, unknown>).require])).toEqual(['undefined', 'undefined']);
    // An inline script isn't even taken.
    const taken = page.evaluate(() => {
      const script = document.createElement('script');
      script.append('globalThis.inlineRan = true');
      document.body.append(script);
    });
    await expect(taken).rejects.toThrow('TrustedScript');
    expect(await page.evaluate(() => 'inlineRan' in globalThis)).toBe(false);
    // Nothing leads away.
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    // Asked of main from here on: the test driver would wait for a navigation that never comes.
    const inPage = (script: string): Promise<unknown> =>
      app.evaluate(({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>, script);
    for (const target of ['https://example.com/', `file://${profile}/settings.json`, 'data:text/html,gone']) {
      await inPage(`location.href = ${JSON.stringify(target)}; null`);
      await expect.poll(() => inPage('document.querySelector("h1")?.textContent')).toBe('Cuecard');
      expect(await inPage('location.href')).toBe(address);
    }
    expect(app.windows()).toHaveLength(1);
    // Files beside the window's folder are out of reach, however the path is written.
    for (const path of ['../main/index.cjs', '..%2fmain%2findex.cjs', '%2e%2e/main/index.cjs', '..\\main\\index.cjs']) {
      expect(await app.evaluate(async ({ session }, escaping) => (await session.fromPartition('window').fetch(`app://cuecard/${escaping}`)).status, path), path).toBe(404);
    }
  });

  await test.step('main answers only the contract, and only our own page', async () => {
    const invoke = (command: string, request: unknown): Promise<unknown> =>
      page.evaluate(
        ([name, payload]) =>
          // Past the types on purpose: what a compromised page would try.
          Promise.resolve()
            .then(() => (window.cuecard.invoke as (name: unknown, payload: unknown) => Promise<unknown>)(name, payload))
            .catch((error: unknown) => String(error)),
        [command, request] as const,
      );
    expect(await invoke('query:ask', { text: 5 })).toEqual({ ok: false, error: { tag: 'ipc-invalid', detail: 'query:ask' } });
    expect(await invoke('query:ask', { text: 'x', extra: true })).toMatchObject({ ok: false });
    expect(await invoke('suggestion:open', { suggestionId: 'https://example.com' })).toEqual({ ok: false, error: { tag: 'article-not-openable' } });
    expect(String(await invoke('shell:openExternal', 'https://example.com'))).toContain('There is no command');
    expect(await invoke('settings:change', { path: 'gateway.maxResults', value: 21 })).toMatchObject({ ok: false, error: { tag: 'setting-invalid' } });
    expect(await invoke('settings:change', { path: '__proto__.polluted', value: 1 })).toMatchObject({ ok: false, error: { tag: 'ipc-invalid' } });

    // The same words from another page are refused.
    const refused = await app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
      const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('data:text/html,<p>stranger</p>');
      const answer: unknown = await stranger.webContents.executeJavaScript("window.cuecard.invoke('state:subscribe', null)");
      stranger.destroy();
      return answer;
    });
    expect(refused).toEqual({ ok: false, error: { tag: 'ipc-refused' } });
  });
});

const notRoot = process.getuid?.() !== 0;
const title = 'as an ordinary user the sandbox is on, and the app works in it';
test.describe('on a desktop that is handed over', () => {
  test.use({ desktopOptions: {} });

  test(notRoot ? `${title} (skipped: only root can start it as another user)` : title, async ({ launch, client, desktop }) => {
    test.skip(notRoot, 'only root can start it as another user');
    const user = await asOrdinaryUser();
    for (const folder of [desktop.env.HOME, desktop.env.XDG_RUNTIME_DIR, desktop.env.XDG_CONFIG_HOME, desktop.env.XDG_CACHE_HOME, desktop.env.XDG_DATA_HOME]) {
      if (folder !== undefined) await user.own(folder);
    }
    try {
      const { page, app, quit } = await launch({ ...user, sandbox: 'on' });
      await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
      const sandboxed = await app.evaluate(({ app: electronApp }) => ({
        // Seccomp mode 2 is a filter: what the renderer's sandbox consists of on Linux.
        renderers: electronApp.getAppMetrics().filter((one) => one.type === 'Tab').map((one) => one.pid),
        user: process.getuid?.(),
        flag: electronApp.commandLine.hasSwitch('no-sandbox'),
      }));
      expect(sandboxed).toMatchObject({ user: 65_534, flag: false });
      for (const pid of sandboxed.renderers) expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
      expect(sandboxed.renderers.length).toBeGreaterThan(0);
      await signIn(page, client);
      // The private bus, and so its keyring, is the user's who started it.
      await page.getByRole('button', { name: 'Use for this session only' }).click();
      await ask(page, filteringQuestion);
      await expect(cards(page)).toHaveCount(1);
      await quit();
    } finally {
      await user.remove();
    }
  });
});
