import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Policy } from '../../../src/main/settings/policy';
import { SettingsStore } from '../../../src/main/settings/settings-store';
import { defaultSettings, type SettingPath } from '../../../src/shared/settings';
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
const open = (policy: Policy = noPolicy): SettingsStore => new SettingsStore({ folder, readPolicy: () => policy, now: () => noon });
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

  it('that can neither be read nor be set aside are a fault, and the app runs on with the defaults and the policy', () => {
    mkdirSync(file());
    writeFileSync(join(file(), 'inside'), '');
    mkdirSync(join(folder, `settings.unreadable-${noon}.json`));
    writeFileSync(join(folder, `settings.unreadable-${noon}.json`, 'inside'), '');
    const store = open({ ...noPolicy, values: { gateway: { maxResults: 3 } } });
    expect(store.faults.map((one) => one.tag)).toContain('settings-unreadable');
    expect(store.effective.settings.gateway.maxResults).toBe(3);
    expect(store.change(changes(['gateway.language', 'de']))).toMatchObject({ ok: false, error: { tag: 'settings-unwritable' } });
    expect(existsSync(join(file(), 'inside'))).toBe(true);
  });

  it('that can’t be written are a fault, and what was in force stays so', () => {
    const store = open();
    mkdirSync(file());
    expect(store.change(changes(['gateway.maxResults', 7]))).toMatchObject({ ok: false, error: { tag: 'settings-unwritable' } });
    expect(store.effective.settings).toEqual(defaultSettings);
  });

  it('are under the policy as it is when it is read again', () => {
    let policy: Policy = { ...noPolicy, fault: { tag: 'policy-unreadable', detail: 'it is not valid JSON' } };
    const store = new SettingsStore({ folder, readPolicy: () => policy, now: () => noon });
    expect(store.policy.fault?.tag).toBe('policy-unreadable');
    policy = { ...noPolicy, values: { gateway: { maxResults: 7 } } };
    expect(store.refreshPolicy()).toMatchObject({ settings: { gateway: { maxResults: 7 } }, locked: ['gateway.maxResults'] });
    expect(store.policy.fault).toBeNull();
  });

  it('come with the policy’s faults: each value that is not allowed', () => {
    expect(open({ ...noPolicy, values: { gateway: { maxResults: 700 }, nonsense: { a: 1 } } }).faults.map((one) => one.tag)).toEqual(['policy-invalid', 'policy-invalid']);
  });
});
