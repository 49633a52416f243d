import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../support/app';
import { eavesdrop } from '../support/eavesdropper';
import { longer } from '../support/effort';
import { tryAll, waysOut } from '../support/ways-out';

/** In the window’s page, as a script that somebody brought into it would run; a driver’s own wait would end with a navigation. */
function inPage(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code, true) as Promise<unknown>, script);
}

/** In another page of the window’s session: of no policy, and without the preload. */
function inStranger(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow, session }, code) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { session: session.fromPartition('window'), sandbox: true } });
    await stranger.loadURL('about:blank');
    const answer = (await stranger.webContents.executeJavaScript(code, true)) as unknown;
    stranger.destroy();
    return answer;
  }, script);
}


type Runner = typeof inPage;

/** Asked of main: the driver would wait for a navigation that never comes. */
const shownTitle = (app: ElectronApplication): Promise<unknown> => inPage(app, 'document.querySelector("h1")?.textContent');
const titleText = 'Sign in to Cuecard';

/** Tries every way out from a page; says what was heard, and what the browser’s network has to say of a name. */
async function tried(app: ElectronApplication, run: Runner): Promise<{ readonly heard: readonly string[]; readonly log: string; readonly outcomes: Readonly<Record<string, string>> }> {
  const ear = await eavesdrop();
  const name = `leak-${randomBytes(6).toString('hex')}.test`;
  const path = test.info().outputPath('net-log.json');
  await app.evaluate(({ session }, file) => session.fromPartition('window').netLog.startLogging(file, { captureMode: 'everything' }), path);
  // What ran in the page is an object of texts; nothing else is made of it.
  const outcomes = (await run(app, tryAll(waysOut({ ...ear, name })))) as Record<string, string>;
  // Main’s own fetch comes to whoever listens after all that was tried before.
  await app.evaluate(({ session }, port) => session.defaultSession.fetch(`http://127.0.0.1:${port}/last-word`), ear.tcp);
  await expect.poll(() => ear.heard.at(-1)).toContain('/last-word');
  await app.evaluate(({ session }) => session.fromPartition('window').netLog.stopLogging());
  const heard = [...ear.heard];
  await ear.close();
  const log = await readFile(path, 'utf8');
  return { heard, log: log.includes(name) ? `${name} was looked up` : 'nothing', outcomes };
}

const onlyTheLastWord = ['connection', expect.stringContaining('GET /last-word')];

test('whatever a script in the page tries, nobody hears of it', async ({ launch }) => {
  const { page, app } = await launch();
  const title = page.getByRole('heading', { name: 'Sign in to Cuecard' });
  await expect(title).toBeVisible();
  const { heard, log, outcomes } = await tried(app, inPage);
  expect(heard).toEqual(onlyTheLastWord);
  expect(log).toBe('nothing');
  expect(outcomes['call by STUN']).toContain('nothing to call by');
  expect(await shownTitle(app)).toBe(titleText);
  expect(app.windows()).toHaveLength(1);
});

test('nor where the page had no policy at all: its session reaches nothing but its own files', longer, async ({ launch }) => {
  const { page, app } = await launch();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  const { heard, log, outcomes } = await tried(app, inStranger);
  expect(heard).toEqual(onlyTheLastWord);
  expect(log).toBe('nothing');
  const answers = await app.evaluate(async ({ BrowserWindow, session }) => {
    const said: string[] = [];
    for (const address of ['http://127.0.0.1:1/', 'data:text/html,x', 'app://elsewhere/index.html', 'app://cuecard.elsewhere/', 'file:///etc/hostname']) {
      const stranger = new BrowserWindow({ show: false, webPreferences: { session: session.fromPartition('window'), sandbox: true } });
      said.push(await stranger.loadURL(address).then(() => `${address} was loaded`, String));
      stranger.destroy();
    }
    return said;
  });
  for (const answer of answers) expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
  // It had what to call by, and called.
  expect(outcomes['call by STUN']).toBe('over');
  expect(outcomes['call by TURN over TCP']).toBe('over');
});

test('no frame is a way round: whatever it embeds, a page gets into nothing fresh', longer, async ({ launch }) => {
  const { page, app } = await launch();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  const reach = (tag: string): string => `(() => {
    try {
      const one = document.createElement('${tag}');
      document.body.append(one);
      return [one.contentDocument ?? null, typeof (one.contentWindow ?? frames[0] ?? {}).RTCPeerConnection].join();
    } catch (error) { return error.name; }
  })()`;
  for (const tag of ['iframe', 'frame', 'object', 'embed']) expect(['SecurityError', ',undefined'], tag).toContain(await inPage(app, reach(tag)));
  expect(await inPage(app, 'Object.getOwnPropertyNames(window).filter((name) => /RTC/.test(name))')).toEqual([]);
});

test('no script reads the clipboard', longer, async ({ launch }) => {
  const { page, app } = await launch();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  const copied = randomBytes(12).toString('hex');
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), copied);
  const read = `(async () => {
    const box = document.createElement('textarea');
    document.body.append(box);
    box.focus();
    const said = document.execCommand === undefined ? 'none' : document.execCommand('paste');
    const asked = await navigator.clipboard.readText().catch((error) => error.name);
    const text = box.value;
    box.remove();
    return [said, text, asked];
  })()`;
  expect(await inPage(app, read)).toEqual(['none', '', 'NotAllowedError']);
  expect(await inStranger(app, read.replace('await navigator.clipboard.readText()', 'await Promise.reject(new Error())'))).toEqual([false, '', 'Error']);
});

test('text becomes neither markup nor script; the empty one, which screen readers’ announcements need, may pass', longer, async ({ launch }) => {
  const { page, app } = await launch();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  const thrown = (script: string): Promise<unknown> => inPage(app, `(() => { try { ${script}; return 'done'; } catch (error) { return error.name; } })()`);
  for (const script of [
    "document.createElement('div').innerHTML = '<b>x</b>'",
    "document.createElement('div').insertAdjacentHTML('beforeend', '<b>x</b>')",
    "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
    "document.write('x')",
    "document.createElement('script').text = '1'",
    "document.createElement('script').src = 'assets/x.js'",
    "document.createElement('iframe').srcdoc = 'x'",
    "setTimeout('1')",
    "trustedTypes.createPolicy('default', { createHTML: (text) => text })",
    "trustedTypes.createPolicy('another', { createHTML: (text) => text })",
  ]) expect(['TypeError', 'EvalError'], script).toContain(await thrown(script));
  expect(await thrown("document.createElement('div').innerHTML = ''")).toBe('done');
});

test('the page keeps its address: it can’t take another, and is heard and drawn anew after it tried', longer, async ({ launch }) => {
  const { page, app } = await launch();
  const title = page.getByRole('heading', { name: 'Sign in to Cuecard' });
  await expect(title).toBeVisible();
  const thrown = (script: string): Promise<unknown> => inPage(app, `(() => { try { ${script}; return 'done'; } catch (error) { return error.name; } })()`);
  for (const address of ['/nothing', 'app://cuecard/', 'app://cuecard/other.html', 'app://elsewhere/index.html', 'https://example.com/']) {
    expect(await thrown(`history.pushState({}, '', ${JSON.stringify(address)})`), address).toBe('SecurityError');
    expect(await thrown(`history.replaceState({}, '', ${JSON.stringify(address)})`), address).toBe('SecurityError');
  }
  await thrown("history.pushState({}, '', '?tag=xx#nowhere')");
  await thrown("location.hash = 'x'");
  expect(await inPage(app, "window.cuecard.invoke('window:recall', null).then((answer) => answer.ok)")).toBe(true);
  for (const leave of ['history.back()', 'location.reload()', "location.href = 'app://cuecard/nothing'", "location.href = 'app://cuecard/'", 'location.href = URL.createObjectURL(new Blob(["x"], { type: "text/html" }))']) {
    await inPage(app, `${leave}; null`);
    await expect.poll(() => shownTitle(app), leave).toBe(titleText);
    expect(await inPage(app, 'location.pathname'), leave).toBe('/index.html');
  }
});
