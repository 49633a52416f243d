import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { faultSchema } from '../../../src/shared/domain/fault';
import { faultSentence, inEnglish } from '../../../src/shared/i18n/sentences/fault-sentence';
import { english } from '../../../src/shared/i18n/catalogues/en';
import { speak } from '../../../src/shared/i18n/current';
import { languages } from '../../../src/shared/i18n/languages';
import { settingProblemSchema, type SettingProblem } from '../../../src/shared/settings/setting-problem';
import { settingFault, settingLabel, settingSentence } from '../../../src/shared/i18n/sentences/setting-sentence';
import { parseSetting, readLayer, settingInfos, type SettingPath } from '../../../src/shared/settings/settings';

afterEach(() => speak({ tag: 'en', locale: 'en-GB' }));

const webhook = (url: string): unknown => [{ url: 'https://events.example.com/a' }, { url }];
const fourHooks = [1, 2, 3, 4, 5, 6].map((place) => ({ url: `https://events.example.com/${place}` }));

const wrong: readonly (readonly [SettingPath, unknown, SettingProblem['kind'], string])[] = [
  ['gateway.confidenceThreshold', 1.5, 'too-big', '“Confidence threshold” must be at most 1.'],
  ['gateway.queryTimeoutMs', 90_000, 'too-big', '“Answer deadline (ms)” must be at most 60,000.'],
  ['freshness.maxAgeDays', 0, 'too-small', '“Maximum age (days)” must be at least 1.'],
  ['gateway.maxResults', 'five', 'not-a-number', '“Results per question” must be a number.'],
  ['gateway.maxResults', null, 'not-a-number', '“Results per question” must be a number.'],
  ['gateway.confidenceThreshold', Number.NaN, 'not-a-number', '“Confidence threshold” must be a number.'],
  ['gateway.maxResults', 2.5, 'not-whole', '“Results per question” must be a whole number.'],
  ['notifications.enabled', 'true', 'not-true-or-false', '“Notifications” must be true or false.'],
  ['gateway.clientId', 7, 'not-text', '“Client ID” must be a text.'],
  ['cache.warmList', 'refund', 'not-a-list', '“Questions asked ahead” must be a list.'],
  ['gateway.knowledgeSources', ['kb'], 'not-an-object', '“Knowledge bases”, entry 1 must be an object in braces.'],
  ['gateway.transport', 'pigeon', 'not-one-of', '“Transport” must be one of these: realtime, platform.'],
  ['freshness.unknownAge', null, 'not-one-of', '“Articles without a date” must be one of these: drop, show.'],
  ['gateway.clientId', 'x'.repeat(201), 'too-long', '“Client ID” may have at most 200 characters.'],
  ['cache.warmList', ['refund', 'x'], 'too-short', '“Questions asked ahead”, entry 2 must have at least 2 characters.'],
  ['gateway.knowledgeSources', [{ knowledgeBaseId: ' ', priority: 1 }], 'too-short', '“Knowledge bases”, entry 1, “knowledgeBaseId” must have at least 1 character.'],
  ['outbox.webhooks', fourHooks, 'too-many', '“Webhooks” may have at most 5 entries.'],
  ['gateway.knowledgeSources', [{ knowledgeBaseId: 'kb' }], 'missing', '“Knowledge bases”, entry 1, “priority” is missing.'],
  ['gateway.knowledgeSources', [{ knowledgeBaseId: 'kb', priority: 1 }, { knowledgeBaseId: 'kb', priority: 1, name: 'x' }], 'unknown-member', '“Knowledge bases”, entry 2 may not have “name”.'],
  ['gateway.orgUrl', 'acme example', 'not-an-address', '“Organisation URL” must be an address such as acme.example.com.'],
  ['gateway.orgUrl', 'https://ann:pw@acme.example.com', 'address-with-password', '“Organisation URL” must not contain a user name or password.'],
  ['gateway.orgUrl', 'acme.example.com/login', 'address-with-path', '“Organisation URL” must be an address without a path, such as acme.example.com.'],
  ['gateway.orgUrl', 'http://acme.example.com', 'address-not-https', '“Organisation URL” must start with https://.'],
  ['outbox.webhooks', webhook('events'), 'webhook-not-an-address', '“Webhooks”, entry 2, “url” must be a full address, such as https://events.example.com/cuecard.'],
  ['outbox.webhooks', webhook('https://events.example.com/b?key=1'), 'address-with-query', '“Webhooks”, entry 2, “url” must not contain a query or a fragment.'],
  ['outbox.webhooks', webhook('https://events.example.com/a'), 'webhook-twice', '“Webhooks” must not name the same address twice.'],
  ['gateway.language', 'english please', 'not-a-language', '“Language of questions” must be a language tag such as en-US.'],
  ['notifications.quietFrom', '6 pm', 'not-a-time', '“Quiet from” must be a time such as 18:00.'],
  ['gateway.extraCaFile', 'a\0b', 'not-a-path', '“Extra CA file” must be a path.'],
  ['outbox.folder', 'events', 'not-a-full-path', '“Folder” must be a full path.'],
  ['window.shortcut', 'Control+'.repeat(9), 'shortcut-too-long', '“Shortcut to ask” may have at most 60 characters.'],
  ['window.shortcut', 'Control+Banana', 'shortcut-unknown-key', '“Shortcut to ask” must be keys with + between them, such as Control+Shift+Space.'],
  ['window.shortcut', 'Control+Shift', 'shortcut-no-key', '“Shortcut to ask” must end with a key, such as Control+Shift+Space.'],
  ['window.shortcut', 'Ctrl+Control+A', 'shortcut-twice', '“Shortcut to ask” must not name a key twice.'],
  ['window.shortcut', 'Shift+A', 'shortcut-types-text', '“Shortcut to ask” needs Control, Alt, Command or Super, or a function key.'],
];

const inFiles: readonly (readonly [unknown, SettingProblem['kind'], string])[] = [
  [{ gateway: { confidenceThreshold: 2 } }, 'too-big', '“Confidence threshold” (gateway.confidenceThreshold) must be at most 1.'],
  [{ gateway: { knowledgeSources: [{ knowledgeBaseId: 'kb', priority: 11 }] } }, 'too-big', '“Knowledge bases” (gateway.knowledgeSources), entry 1, “priority” must be at most 10.'],
  [{ gateway: { extraCaFile: '/tmp/mine.pem' } }, 'by-policy-only', '“Extra CA file” (gateway.extraCaFile) may only be set by the policy.'],
  [{ gateway: { colour: 'red' } }, 'unknown-setting', 'There is no setting “gateway.colour”.'],
  [{ window: 'big' }, 'not-a-group', '“window” is not a group of settings.'],
  [['window'], 'not-settings', 'The file is not a JSON object.'],
];

function problemWith(path: SettingPath, value: unknown): SettingProblem {
  const parsed = parseSetting(path, value);
  if (parsed.ok) throw new Error(`${path} takes ${JSON.stringify(value)}`);
  return parsed.problem;
}

describe('what is wrong with a setting', () => {
  it.each(wrong)('is said by its label: %s = %j is %s', (path, value, kind, sentence) => {
    const problem = problemWith(path, value);
    expect(problem).toMatchObject({ path, kind });
    expect(settingSentence(problem, 'window')).toBe(sentence);
    expect(faultSentence(settingFault('setting-invalid', problem))).toBe(sentence);
  });

  it.each(inFiles)('is said with its path where it stands in a file: %j', (file, kind, sentence) => {
    const problems = readLayer(file, 'settings').problems.map(({ problem }) => problem);
    expect(problems).toMatchObject([{ kind }]);
    expect(problems.map((problem) => settingSentence(problem, 'file'))).toEqual([sentence]);
  });

  it('comes as each kind there is a sentence for, but for the one that nothing should come to', () => {
    const shown = new Set([...wrong.map(([, , kind]) => kind), ...inFiles.map(([, kind]) => kind), 'not-allowed', 'names']);
    expect(Object.keys(english.settingProblems).filter((kind) => !shown.has(kind))).toEqual([]);
  });

  it('says who can put it right, and keeps English for the log', async () => {
    const problem = problemWith('gateway.confidenceThreshold', 2);
    const [own, policy] = [settingFault('settings-invalid', problem), settingFault('policy-invalid', problem)];
    expect(own.detail).toBe('“Confidence threshold” (gateway.confidenceThreshold) must be at most 1.');
    expect(faultSentence(own)).toBe('“Confidence threshold” (gateway.confidenceThreshold) must be at most 1. Correct the settings file (settings.json).');
    await speak({ tag: 'de', locale: 'de-DE' });
    expect(faultSentence(policy)).toBe('„Mindestzuverlässigkeit“ (gateway.confidenceThreshold) darf höchstens 1 sein. Bitten Sie Ihre Administration, die Richtliniendatei zu korrigieren.');
    expect(faultSentence(policy, inEnglish)).toBe('“Confidence threshold” (gateway.confidenceThreshold) must be at most 1. Ask your administrator to correct the policy file.');
  });

  it('names a setting that is locked by its label, too', () => {
    expect(faultSentence({ tag: 'setting-locked', detail: 'gateway.language' })).toBe('Your administrator has set this (Language of questions).');
    expect(settingLabel('constructor.name')).toBe('constructor.name');
    expect(settingLabel('gateway.toString')).toBe('gateway.toString');
  });
});

/** What the schema library says for itself. */
const libraryWords = /expected|received|too big|too small|invalid input|invalid option|unrecognized|<=|>=|undefined|\[object/i;

describe.each(languages)('in $name', ({ tag }) => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.double(),
    fc.array(fc.record({ knowledgeBaseId: fc.jsonValue(), priority: fc.jsonValue(), url: fc.webUrl() }, { requiredKeys: [] })),
    fc.string().map((text) => `https://${text}`),
  );

  it('every sentence is in that language, whole, and in our words, whatever a setting is given', async () => {
    await speak({ tag, locale: tag });
    fc.assert(
      fc.property(fc.constantFrom(...settingInfos), anything, ({ path }, value) => {
        const parsed = parseSetting(path, value);
        if (parsed.ok) return;
        expect(settingProblemSchema.safeParse(parsed.problem).success).toBe(true);
        // What is quoted of the file may be any text.
        const ownWords = settingSentence({ ...parsed.problem, ...('name' in parsed.problem && { name: 'x' }) }, 'window');
        expect(ownWords).toMatch(/[.。]$/);
        expect(ownWords).toContain(settingLabel(path));
        expect(ownWords).not.toMatch(libraryWords);
        const fault = settingFault('policy-invalid', parsed.problem);
        expect(faultSchema.safeParse(fault).success).toBe(true);
        expect(parsed.problem.kind).not.toBe('not-allowed');
      }),
      { numRuns: 400 },
    );
  });

  it('no sentence is the English one', async () => {
    const sentences = (): readonly string[] => wrong.map(([path, value]) => settingSentence(problemWith(path, value), 'window'));
    const before = sentences();
    await speak({ tag, locale: tag });
    expect(sentences().filter((sentence, place) => sentence === before[place])).toEqual(tag === 'en' ? before : []);
  });
});
