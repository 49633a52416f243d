import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, parseSetting, readSettings, settingInfos, settingPaths, type Settings } from '../../../src/shared/settings/settings';

function valueOf(settings: Settings, path: string): unknown {
  const [group = '', key = ''] = path.split('.');
  // Settings are plain data: groups of values.
  return (settings as unknown as Record<string, Record<string, unknown>>)[group]?.[key];
}

describe('a default', () => {
  it.each(settingInfos.map((info) => [info.path, info] as const))('of %s is allowed by its own schema', (path, info) => {
    expect(parseSetting(path, info.default)).toEqual({ ok: true, value: info.default });
    expect(valueOf(defaultSettings, path)).toEqual(info.default);
  });

  it.each(settingInfos.map((info) => [info.path, info] as const))('of %s comes with a label and a line of help', (_path, info) => {
    expect(info.label).toMatch(/^\p{Lu}/u);
    expect(info.help).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('is in force where nobody set anything', () => {
    expect(readSettings({}, {})).toEqual({ settings: defaultSettings, locked: [], problems: [] });
    expect(readSettings(undefined, null)).toEqual({ settings: defaultSettings, locked: [], problems: [] });
  });

  it('is what the protocol says', () => {
    expect(defaultSettings.gateway).toMatchObject({ transport: 'realtime', maxResults: 5, confidenceThreshold: 0.75, language: 'en-US', maxConcurrent: 5, queryTimeoutMs: 15_000, sendQueryId: false });
    expect(defaultSettings.freshness).toEqual({ maxAgeDays: 90, unknownAge: 'drop' });
  });
});

describe('the layers of settings', () => {
  it('put the policy over the agent’s own, and those over the defaults', () => {
    const { settings } = readSettings(
      { gateway: { maxResults: 7, confidenceThreshold: 0.5 } },
      { gateway: { maxResults: 9 }, freshness: { unknownAge: 'show' } },
    );
    expect(settings.gateway).toEqual({ ...defaultSettings.gateway, maxResults: 9, confidenceThreshold: 0.5 });
    expect(settings.freshness).toEqual({ ...defaultSettings.freshness, unknownAge: 'show' });
  });

  it('lock exactly what the policy sets, a value that is the default included', () => {
    const { locked } = readSettings({ gateway: { language: 'de' } }, { gateway: { maxResults: 5, orgUrl: '' }, window: { alwaysOnTop: true } });
    expect(locked).toEqual(['gateway.orgUrl', 'gateway.maxResults', 'window.alwaysOnTop']);
  });

  it('keep what the policy gets wrong at its default and locked: the agent’s own choice is not what was meant', () => {
    const { settings, locked, problems } = readSettings({ gateway: { maxResults: 7 } }, { gateway: { maxResults: 700 } });
    expect(settings.gateway.maxResults).toBe(5);
    expect(locked).toEqual(['gateway.maxResults']);
    expect(problems).toEqual([{ layer: 'policy', problem: { path: 'gateway.maxResults', kind: 'too-big', bound: 20 } }]);
  });

  it('take what only the policy may set from nobody else', () => {
    const layer = { gateway: { extraCaFile: '/etc/cuecard/ca.pem' } };
    const own = readSettings(layer, {});
    expect(own.settings.gateway.extraCaFile).toBe('');
    expect(own.problems).toEqual([{ layer: 'settings', problem: { path: 'gateway.extraCaFile', kind: 'by-policy-only' } }]);
    expect(readSettings({}, layer)).toMatchObject({ settings: layer, locked: ['gateway.extraCaFile'], problems: [] });
  });

  it('leave out each bad value on its own and keep the rest', () => {
    const { settings, problems } = readSettings(
      { gateway: { maxResults: 'five', confidenceThreshold: 2, language: 'en-GB', clientId: '  agent-app ' }, freshness: { maxAgeDays: 30.5, unknownAge: 'show' } },
      {},
    );
    expect(problems.map(({ layer, problem }) => [layer, problem.path, problem.kind])).toEqual([
      ['settings', 'gateway.maxResults', 'not-a-number'],
      ['settings', 'gateway.confidenceThreshold', 'too-big'],
      ['settings', 'freshness.maxAgeDays', 'not-whole'],
    ]);
    expect(settings.gateway).toEqual({ ...defaultSettings.gateway, language: 'en-GB', clientId: 'agent-app' });
    expect(settings.freshness).toEqual({ ...defaultSettings.freshness, unknownAge: 'show' });
  });

  it('report a setting and a group that nobody knows', () => {
    const { settings, problems } = readSettings({ gateway: { maxResult: 3 }, colour: { main: 'red' }, window: 'big' }, {});
    expect(settings).toEqual(defaultSettings);
    expect(problems.map(({ problem }) => problem)).toEqual([
      { path: 'gateway.maxResult', kind: 'unknown-setting' },
      { path: 'colour.main', kind: 'unknown-setting' },
      { path: 'window', kind: 'not-a-group' },
    ]);
  });

  it.each([[[]], ['text'], [7], [true]])('report a file that is no JSON object (%j)', (layer) => {
    const problem = { path: '', kind: 'not-settings' };
    expect(readSettings(layer, {}).problems).toEqual([{ layer: 'settings', problem }]);
    expect(readSettings({}, layer).problems).toEqual([{ layer: 'policy', problem }]);
  });

  it('are not reached by keys of a prototype', () => {
    const layer: unknown = JSON.parse('{"__proto__":{"maxResults":1},"constructor":{"prototype":{"x":1}},"gateway":{"__proto__":{"maxResults":1}}}');
    expect(readSettings(layer, layer).settings).toEqual(defaultSettings);
    expect(Object.prototype).not.toHaveProperty('maxResults');
  });

  it('make valid settings out of anything, and the same again out of those', () => {
    const shaped = fc.record(
      { gateway: fc.dictionary(fc.constantFrom('maxResults', 'orgUrl', 'language', 'knowledgeSources', 'x'), fc.jsonValue()), freshness: fc.jsonValue(), window: fc.dictionary(fc.string(), fc.jsonValue()) },
      { requiredKeys: [] },
    );
    const layer = fc.oneof(fc.jsonValue(), shaped);
    fc.assert(
      fc.property(layer, layer, (stored, policy) => {
        const { settings, locked } = readSettings(stored, policy);
        for (const path of settingPaths) expect(parseSetting(path, valueOf(settings, path))).toEqual({ ok: true, value: valueOf(settings, path) });
        expect(locked.every((path) => settingPaths.includes(path))).toBe(true);
        expect(readSettings({}, settings)).toEqual({ settings, locked: settingPaths, problems: [] });
      }),
      { numRuns: 300 },
    );
  });
});

describe('one setting', () => {
  it.each([
    ['gateway.maxResults', 0],
    ['gateway.maxResults', 21],
    ['gateway.maxResults', 1.5],
    ['gateway.confidenceThreshold', -0.01],
    ['gateway.confidenceThreshold', Number.NaN],
    ['gateway.language', 'english please'],
    ['gateway.queryTimeoutMs', 999],
    ['gateway.maxConcurrent', 0],
    ['gateway.knowledgeSources', [{ knowledgeBaseId: 'kb', priority: 0 }]],
    ['gateway.knowledgeSources', [{ knowledgeBaseId: ' ', priority: 1 }]],
    ['gateway.knowledgeSources', [{ knowledgeBaseId: 'kb', priority: 1, name: 'extra' }]],
    ['gateway.transport', 'pigeon'],
    ['freshness.maxAgeDays', 3_651],
    ['freshness.unknownAge', null],
    ['notifications.enabled', 'true'],
  ] as const)('refuses %s = %j and says which it is', (path, value) => {
    expect(parseSetting(path, value)).toMatchObject({ ok: false, problem: { path } });
  });

  it('keeps an organisation’s address as its origin', () => {
    expect(parseSetting('gateway.orgUrl', 'acme.example.com')).toEqual({ ok: true, value: 'https://acme.example.com' });
    expect(parseSetting('gateway.orgUrl', '')).toEqual({ ok: true, value: '' });
  });

  it('says what is wrong with an organisation’s address', () => {
    expect(parseSetting('gateway.orgUrl', 'http://acme.example.com')).toEqual({ ok: false, problem: { path: 'gateway.orgUrl', kind: 'address-not-https' } });
  });
});
