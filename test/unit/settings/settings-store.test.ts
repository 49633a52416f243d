import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Policy } from '../../../src/main/settings/policy';
import { SettingsStore, type SettingsNews } from '../../../src/main/settings/settings-store';
import { defaultSettings, type SettingPath } from '../../../src/shared/settings/settings';
import { FakeClock } from '../../support/fake-clock';
import { noon } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';

vi.mock('electron-store', async () => ({ default: (await import('../../support/plain-store')).PlainStore }));

const scratch = scratchFolders();
const noPolicy: Policy = { values: {}, hash: null, fault: null };
let folder: string;
beforeEach(() => {
  folder = scratch();
});

const file = (): string => join(folder, 'settings.json');
const open = (policy: Policy = noPolicy, clock = new FakeClock()): SettingsStore =>
  new SettingsStore({ folder, readPolicy: () => policy, now: () => noon, after: (ms, task) => clock.after(ms, task) });
const changes = (...several: readonly (readonly [SettingPath, unknown])[]): ReadonlyMap<SettingPath, unknown> => new Map(several);

describe('the settings on disk, without Electron', () => {
  it('are the defaults at first, and write nothing by themselves', () => {
    const store = open();
    expect(store.effective).toEqual({ settings: defaultSettings, locked: [], problems: [] });
    expect(store.faults).toEqual([]);
    expect(existsSync(file())).toBe(false);
  });

  it('keep a change for the next start, for their owner only', () => {
    expect(open().change(changes(['gateway.maxResults', 7], ['gateway.orgUrl', 'acme.example.com']))).toMatchObject({
      ok: true,
      value: { settings: { gateway: { maxResults: 7, orgUrl: 'https://acme.example.com' } } },
    });
    expect(open().effective.settings.gateway).toEqual({ ...defaultSettings.gateway, maxResults: 7, orgUrl: 'https://acme.example.com' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { maxResults: 7, orgUrl: 'https://acme.example.com' } });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('change all or none', () => {
    const store = open();
    expect(store.change(changes(['gateway.maxResults', 7], ['freshness.maxAgeDays', 0]))).toMatchObject({ ok: false, error: { tag: 'setting-invalid' } });
    expect(store.effective.settings).toEqual(defaultSettings);
    expect(existsSync(file())).toBe(false);
  });

  it('can’t be changed where the policy locks them', () => {
    const store = open({ ...noPolicy, values: { gateway: { maxResults: 3 } } });
    expect(store.change(changes(['gateway.language', 'de'], ['gateway.maxResults', 7]))).toEqual({ ok: false, error: { tag: 'setting-locked', detail: 'gateway.maxResults' } });
    expect(store.effective.settings.gateway).toMatchObject({ maxResults: 3, language: 'en-US' });
    expect(store.change(changes(['gateway.language', 'de']))).toMatchObject({ ok: true, value: { locked: ['gateway.maxResults'] } });
  });

  it('can’t be changed where only the policy may set them', () => {
    expect(open().change(changes(['gateway.extraCaFile', '/tmp/mine.pem']))).toEqual({ ok: false, error: { tag: 'setting-locked', detail: 'gateway.extraCaFile' } });
  });

  it('forget what is set to its default, so that nothing is left of it in the file', () => {
    const store = open();
    store.change(changes(['gateway.maxResults', 7], ['gateway.language', 'de']));
    store.change(changes(['gateway.maxResults', 5]));
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { language: 'de' } });
    store.change(changes(['gateway.language', 'en-US']));
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({});
    expect(store.effective.settings).toEqual(defaultSettings);
  });

  it('go all back at once, but for the sign-in’s and what the policy holds', () => {
    const sources = [{ knowledgeBaseId: 'kb', priority: 1 }];
    const signIn = { orgUrl: 'https://acme.example.com', clientId: 'desk', knowledgeSources: sources };
    writeFileSync(file(), JSON.stringify({ gateway: { ...signIn, maxResults: 7, language: 'de' }, freshness: { maxAgeDays: 30 }, telepathy: { on: 1 } }));
    const store = open({ ...noPolicy, values: { gateway: { language: 'fr' } } });
    expect(store.change(store.wayBack())).toMatchObject({ ok: true });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { ...signIn, language: 'de' }, telepathy: { on: 1 } });
    expect(store.wayBack().size).toBe(0);
  });

  it('keep what a newer version wrote there', () => {
    writeFileSync(file(), '{"gateway": {"maxResults": 7, "hologram": true}, "telepathy": {"on": 1}}');
    const store = open();
    expect(store.faults.map((one) => [one.tag, one.detail])).toEqual([
      ['settings-invalid', 'There is no setting “gateway.hologram”.'],
      ['settings-invalid', 'There is no setting “telepathy.on”.'],
    ]);
    store.change(changes(['gateway.maxResults', 8]));
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { maxResults: 8, hologram: true }, telepathy: { on: 1 } });
  });

  it.each(['{"gateway": ', '', '\u0000\u0000'])('that can’t be read (%j) are set aside, not wiped, and the defaults hold', (content) => {
    writeFileSync(file(), content);
    const store = open();
    expect(store.effective.settings).toEqual(defaultSettings);
    expect(store.faults).toEqual([{ tag: 'settings-unreadable', detail: `settings.unreadable-${noon}.json` }]);
    expect(readFileSync(join(folder, `settings.unreadable-${noon}.json`), 'utf8')).toBe(content);
    expect(store.change(changes(['gateway.maxResults', 7])).ok).toBe(true);
    expect(open().effective.settings.gateway.maxResults).toBe(7);
  });

  it.each(['null', '7', '"text"', '[1, 2]', '{"gateway": null}', '{"gateway": [1]}', '{"gateway": "x"}'])('that are JSON of something else (%s) can still be changed', (content) => {
    writeFileSync(file(), content);
    const store = open();
    expect(store.effective.settings).toEqual(defaultSettings);
    expect(store.change(changes(['gateway.maxResults', 7])).ok).toBe(true);
    expect(open().effective.settings).toEqual({ ...defaultSettings, gateway: { ...defaultSettings.gateway, maxResults: 7 } });
  });

  it('are read in whatever an editor wrote them, and written as ever', () => {
    const text = '{\r\n  "gateway": {"maxResults": 7, "clientId": "Büro"}\r\n}\r\n';
    const bigEndian = (of: string): Buffer => Buffer.from(of, 'utf16le').swap16();
    for (const content of [`\ufeff${text}`, Buffer.from(`\ufeff${text}`, 'utf16le'), bigEndian(`\ufeff${text}`), Buffer.from(text, 'utf16le'), bigEndian(text), text]) {
      writeFileSync(file(), content);
      const store = open();
      expect(store.faults).toEqual([]);
      expect(store.effective.settings.gateway).toMatchObject({ maxResults: 7, clientId: 'Büro' });
      expect(store.change(changes(['gateway.language', 'de'])).ok).toBe(true);
      expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { maxResults: 7, clientId: 'Büro', language: 'de' } });
    }
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('come with the policy’s faults: each value that is not allowed', () => {
    expect(open({ ...noPolicy, values: { gateway: { maxResults: 700 }, nonsense: { a: 1 } } }).faults.map((one) => one.tag)).toEqual(['policy-invalid', 'policy-invalid']);
  });
});

describe('settings whose file is spoilt while Cuecard runs', () => {
  const spoilt: readonly (readonly [string, () => void])[] = [
    ['is cut short', () => writeFileSync(file(), '{"gateway": ')],
    ['is emptied', () => writeFileSync(file(), '')],
    ['is filled with NUL', () => writeFileSync(file(), '\u0000'.repeat(200))],
    ['is another’s', () => writeFileSync(file(), '{}')],
    ['is JSON of something else', () => writeFileSync(file(), '[1]')],
    ['is larger than any of ours', () => writeFileSync(file(), ' '.repeat(1024 * 1024 + 1))],
    ['is gone', () => rmSync(file())],
    ['is a folder', () => replace(() => mkdirSync(join(file(), 'inside'), { recursive: true }))],
    ['is a pipe', () => replace(() => execFileSync('mkfifo', [file()]))],
    ['is a link to nowhere', () => replace(() => symlinkSync(join(folder, 'nowhere', 'settings.json'), file()))],
    ['is a link to itself', () => replace(() => symlinkSync(file(), file()))],
  ];
  const replace = (by: () => void): void => {
    rmSync(file());
    by();
  };

  it.each(spoilt)('so that it %s are what they were, and the next change puts it right', (_what, spoil) => {
    const store = open();
    const news = newsOf(store);
    store.change(changes(['gateway.maxResults', 7], ['gateway.clientId', 'desk']));
    spoil();
    expect(store.effective.settings.gateway).toMatchObject({ maxResults: 7, clientId: 'desk' });
    expect([...store.own.keys()].sort()).toEqual(['gateway.clientId', 'gateway.maxResults']);
    expect(store.refreshPolicy().settings.gateway).toMatchObject({ maxResults: 7, clientId: 'desk' });
    expect(store.change(changes(['gateway.language', 'de']))).toMatchObject({ ok: true });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { maxResults: 7, clientId: 'desk', language: 'de' } });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(news.map(tagOf).filter((tag) => tag !== 'settings-replaced')).toEqual([]);
    expect(open().effective.settings.gateway).toMatchObject({ maxResults: 7, clientId: 'desk', language: 'de' });
  });

  it('say so once, and keep what was there beside it, once', () => {
    const store = open();
    const news = newsOf(store);
    store.change(changes(['gateway.maxResults', 7]));
    for (const content of ['{"window": {}}', '', '{"window": 1}']) {
      writeFileSync(file(), content);
      expect(store.change(changes(['gateway.language', content === '' ? 'de' : 'fr']))).toMatchObject({ ok: true });
    }
    expect(news).toEqual([{ kind: 'fault', fault: { tag: 'settings-replaced', detail: `settings.unreadable-${noon}.json` } }]);
    expect(readdirSync(folder).sort()).toEqual(['settings.json', `settings.unreadable-${noon}.json`]);
    expect(readFileSync(join(folder, `settings.unreadable-${noon}.json`), 'utf8')).toBe('{"window": 1}');
  });
});

describe('settings that the disk doesn’t take for now', () => {
  it('hold all the same, are told once, and are written when it does', () => {
    const clock = new FakeClock();
    const store = open(noPolicy, clock);
    const news = newsOf(store);
    store.change(changes(['gateway.maxResults', 7]));
    const away = `${folder}-away`;
    renameSync(folder, away);
    expect(store.change(changes(['gateway.language', 'de']))).toMatchObject({ ok: true, value: { settings: { gateway: { language: 'de', maxResults: 7 } } } });
    expect(store.change(changes(['gateway.clientId', 'desk']))).toMatchObject({ ok: true });
    clock.advance(20 * 60_000);
    // A folder that is gone may be a share that isn’t mounted.
    expect(existsSync(folder)).toBe(false);
    expect(news.map(tagOf)).toEqual(['settings-unwritable']);
    renameSync(away, folder);
    clock.advance(60_000);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { maxResults: 7, language: 'de', clientId: 'desk' } });
    expect(news.map(tagOf)).toEqual(['settings-unwritable']);
    expect(clock.pending).toBe(0);
  });

  it('are written at the end at the latest', () => {
    const store = open();
    store.change(changes(['gateway.maxResults', 7]));
    renameSync(folder, `${folder}-away`);
    store.change(changes(['gateway.language', 'de']));
    renameSync(`${folder}-away`, folder);
    store.close();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { maxResults: 7, language: 'de' } });
  });
});

describe('settings that can’t be read for now', () => {
  const whole = '{"gateway": {"maxResults": 7, "clientId": "desk"}}';

  it.each([
    ['a link to itself', 'ELOOP', () => symlinkSync(file(), file())],
    ['a link to a folder that isn’t mounted', 'ENOENT', () => symlinkSync(join(folder, 'share', 'settings.json'), file())],
  ])('(%s) are left as they are, said, and tried again until they hold', (_what, code, spoil) => {
    spoil();
    const clock = new FakeClock();
    const store = open(noPolicy, clock);
    const news = newsOf(store);
    expect(store.unread).toEqual({ tag: 'settings-not-read', detail: code });
    expect(store.faults).toEqual([{ tag: 'settings-not-read', detail: code }]);
    clock.advance(10 * 60_000);
    expect(store.change(changes(['gateway.language', 'de'], ['gateway.maxResults', 9]))).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(news).toEqual([]);
    rmSync(file());
    writeFileSync(file(), whole);
    clock.advance(60_000);
    expect(news).toEqual([{ kind: 'read' }]);
    expect(store.unread).toBeNull();
    // What was changed meanwhile is newer than the file.
    expect(store.effective.settings.gateway).toMatchObject({ maxResults: 9, clientId: 'desk', language: 'de' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ gateway: { maxResults: 9, clientId: 'desk', language: 'de' } });
    expect(clock.pending).toBe(0);
  });

  it('are read when somebody retries, and a file that nothing was changed in stays as it was written', () => {
    symlinkSync(file(), file());
    const store = open();
    rmSync(file());
    writeFileSync(file(), `\ufeff${whole}`);
    expect(store.refreshPolicy().settings.gateway).toMatchObject({ maxResults: 7, clientId: 'desk' });
    expect(readFileSync(file(), 'utf8')).toBe(`\ufeff${whole}`);
  });
});

describe('the policy over the settings', () => {
  it('are under the policy as it is when it is read again', () => {
    let policy: Policy = { ...noPolicy, fault: { tag: 'policy-unreadable', detail: 'it is not valid JSON' } };
    const store = new SettingsStore({ folder, readPolicy: () => policy, now: () => noon });
    expect(store.policy.fault?.tag).toBe('policy-unreadable');
    policy = { ...noPolicy, values: { gateway: { maxResults: 7 } } };
    expect(store.refreshPolicy()).toMatchObject({ settings: { gateway: { maxResults: 7 } }, locked: ['gateway.maxResults'] });
    expect(store.policy.fault).toBeNull();
  });

  it('that can’t be used at first is read again by itself, until it holds', () => {
    let policy: Policy = { ...noPolicy, fault: { tag: 'policy-unreadable', detail: 'EIO' }, refusedBy: 'disk' };
    const clock = new FakeClock();
    const store = new SettingsStore({ folder, readPolicy: () => policy, now: () => noon, after: (ms, task) => clock.after(ms, task) });
    const news = newsOf(store);
    clock.advance(30_000);
    policy = { values: { gateway: { maxResults: 3 } }, hash: 'a', fault: null };
    clock.advance(60_000);
    expect(news).toEqual([{ kind: 'read' }]);
    expect(store.effective).toMatchObject({ settings: { gateway: { maxResults: 3 } }, locked: ['gateway.maxResults'] });
    expect(clock.pending).toBe(0);
  });

  it('goes on governing while the disk doesn’t give it again, and not when its file says something else', () => {
    const first: Policy = { values: { gateway: { maxResults: 3 } }, hash: 'a', fault: null };
    let policy = first;
    const store = new SettingsStore({ folder, readPolicy: () => policy, now: () => noon });
    policy = { ...noPolicy, fault: { tag: 'policy-unreadable', detail: 'EMFILE' }, refusedBy: 'disk' };
    expect(store.refreshPolicy()).toMatchObject({ settings: { gateway: { maxResults: 3 } }, locked: ['gateway.maxResults'] });
    expect(store.policy).toBe(first);
    policy = { ...noPolicy, fault: { tag: 'policy-unreadable', detail: 'it is not valid JSON' } };
    store.refreshPolicy();
    expect(store.policy.fault?.tag).toBe('policy-unreadable');
  });
});

function newsOf(store: SettingsStore): SettingsNews[] {
  const news: SettingsNews[] = [];
  store.onNews((one) => news.push(one));
  return news;
}

function tagOf(news: SettingsNews): string {
  return news.kind === 'fault' ? news.fault.tag : news.kind;
}
