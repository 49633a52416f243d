import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planImport, settingsText } from '../../../src/main/settings/settings-file';
import { settingsPreviewSchema } from '../../../src/shared/settings/settings-transfer';
import { readLayer, readSettings, type EffectiveSettings, type SettingPath } from '../../../src/shared/settings/settings';

const own = { gateway: { orgUrl: 'https://acme.example.com', maxResults: 7 }, freshness: { maxAgeDays: 30 } };
const plan = (text: string, effective: EffectiveSettings = readSettings({}, {})): ReturnType<typeof planImport> => planImport(text, 'theirs.json', effective);
type Groups = Readonly<Record<string, object | undefined>>;
const merged = (mine: Groups, theirs: Groups): Groups => Object.fromEntries(Object.keys({ ...mine, ...theirs }).map((group) => [group, { ...mine[group], ...theirs[group] }]));
const preview = (text: string, effective?: EffectiveSettings): unknown => {
  const planned = plan(text, effective);
  return planned.ok ? planned.value.preview : planned;
};

describe('a file of settings', () => {
  it('holds what the agent set, in the shape of a policy', () => {
    expect(settingsText(readLayer(own, 'settings').values)).toBe(`${JSON.stringify(own, null, 2)}\n`);
    const asPolicy = readSettings({}, JSON.parse(settingsText(readLayer(own, 'settings').values)));
    expect(asPolicy.problems).toEqual([]);
    expect(asPolicy.locked).toEqual(['gateway.orgUrl', 'gateway.maxResults', 'freshness.maxAgeDays']);
  });

  it('brought in elsewhere makes the same settings', () => {
    const values = fc.record({
      gateway: fc.record({ maxResults: fc.integer({ min: 1, max: 20 }), confidenceThreshold: fc.double({ min: 0, max: 1, noNaN: true }) }, { requiredKeys: [] }),
      freshness: fc.record({ maxAgeDays: fc.integer({ min: 1, max: 3_650 }), unknownAge: fc.constantFrom('drop', 'show') }, { requiredKeys: [] }),
      cache: fc.record({ warmList: fc.array(fc.stringMatching(/^[a-z]{2,20}$/), { maxLength: 5 }) }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(values, values, (theirs, mine) => {
        const planned = plan(settingsText(readLayer(theirs, 'settings').values), readSettings(mine, {}));
        if (!planned.ok) throw new Error(planned.error.tag);
        const after = readSettings(JSON.parse(settingsText(new Map([...readLayer(mine, 'settings').values, ...planned.value.changes]))), {});
        expect(JSON.stringify(after)).toBe(JSON.stringify(readSettings({ ...mine, ...merged(mine, theirs) }, {})));
      }),
    );
  });
});

describe('what a file would change', () => {
  it('is shown by its old and its new value, before anything is done', () => {
    const planned = plan(JSON.stringify(own), readSettings({ freshness: { maxAgeDays: 30 } }, {}));
    expect(planned).toEqual({
      ok: true,
      value: {
        changes: new Map<SettingPath, unknown>([['gateway.orgUrl', 'https://acme.example.com'], ['gateway.maxResults', 7]]),
        preview: {
          file: 'theirs.json',
          changes: [
            { path: 'gateway.orgUrl', from: '', to: 'https://acme.example.com' },
            { path: 'gateway.maxResults', from: 5, to: 7 },
          ],
          refused: [],
          refusedInAll: 0,
          locked: [],
          same: 1,
        },
      },
    });
  });

  it('leaves out what isn’t allowed, unknown, or the administrator’s to say, each with its reason', () => {
    const text = JSON.stringify({ gateway: { maxResults: 700, telepathy: true, extraCaFile: '/tmp/mine.pem', language: 'de' }, outbox: { webhooks: [] } });
    expect(preview(text)).toMatchObject({
      changes: [{ path: 'gateway.language', from: 'en-US', to: 'de' }],
      refused: [
        { path: 'gateway.maxResults', kind: 'too-big', bound: 20 },
        { path: 'gateway.telepathy', kind: 'unknown-setting' },
        { path: 'gateway.extraCaFile', kind: 'by-policy-only' },
        { path: 'outbox.webhooks', kind: 'by-policy-only' },
      ],
      refusedInAll: 4,
    });
  });

  it('leaves alone what the policy holds, and says so', () => {
    const effective = readSettings({}, { gateway: { maxResults: 3 } });
    expect(preview(JSON.stringify(own), effective)).toMatchObject({ locked: ['gateway.maxResults'], changes: [{ path: 'gateway.orgUrl' }, { path: 'freshness.maxAgeDays' }] });
  });

  it('is told in bounds, however much of it is wrong', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`.repeat(200), 1]));
    const planned = plan(JSON.stringify({ gateway: many }));
    if (!planned.ok) throw new Error(planned.error.tag);
    const { refused, refusedInAll } = planned.value.preview;
    expect(refusedInAll).toBe(500);
    expect(refused).toHaveLength(20);
    expect(settingsPreviewSchema.safeParse(planned.value.preview).success).toBe(true);
  });

  it.each([
    ['{"gateway": ', 'it is not valid JSON'],
    ['', 'it is not valid JSON'],
    ['[]', 'it is not a JSON object'],
    ['null', 'it is not a JSON object'],
    ['"text"', 'it is not a JSON object'],
  ])('is nothing where it is no file of settings (%j)', (text, detail) => {
    expect(plan(text)).toEqual({ ok: false, error: { tag: 'settings-import-failed', detail } });
  });

  it('is read past a byte order mark', () => {
    expect(preview(`\uFEFF${JSON.stringify(own)}`)).toMatchObject({ same: 0, changes: { length: 3 } });
  });
});
