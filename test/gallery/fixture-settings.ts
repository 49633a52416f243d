import { fault } from '../../src/shared/domain/fault';
import { readSettings } from '../../src/shared/settings/settings';
import type { SettingsTransfer } from '../../src/shared/settings/settings-transfer';
import type { AppState } from '../../src/shared/contract/state';
import { calm, gateway } from './fixture-parts';
import { failedTest, fullTest } from './fixture-sign-in';
import { questions } from './fixture-texts';

const changed: AppState = {
  ...calm,
  settings: readSettings({ gateway: { ...gateway, maxResults: 8, confidenceThreshold: 0.8 }, freshness: { unknownAge: 'show' } }, {}).settings,
};

/** For the settings page, which a button opens. */
export const settingsFixtures: Readonly<Record<string, AppState>> = {
  settings: calm,
  'settings-audit-unsigned': { ...calm, audit: { fault: null, signing: 'off' } },
  'settings-changed': changed,
  'settings-warm-list': {
    ...calm,
    settings: readSettings({ gateway, cache: { warmList: [questions[0], questions[1], questions[3], questions[4]] } }, {}).settings,
  },
  'settings-shortcut-taken': { ...calm, shortcut: { ...calm.shortcut, status: 'taken' } },
  'settings-locked': { ...calm, locked: readLocked() },
  'settings-found': calm,
  'settings-none-found': calm,
  'settings-all': transferred({ status: 'exported', file: 'cuecard-settings.json', settings: 3 }),
  'settings-import-failed': transferred({ status: 'failed', fault: fault('settings-import-failed', 'it is not valid JSON') }),
  'settings-importing': transferred({
    status: 'preview',
    preview: {
      file: 'cuecard-settings.json',
      changes: [
        { path: 'gateway.clientId', from: gateway.clientId, to: 'agent-desk-8' },
        { path: 'gateway.knowledgeSources', from: gateway.knowledgeSources, to: gateway.knowledgeSources.slice(0, 1) },
        { path: 'gateway.maxResults', from: 8, to: 5 },
        { path: 'notifications.enabled', from: true, to: false },
      ],
      refused: [
        { path: 'gateway.confidenceThreshold', kind: 'too-big', bound: 1 },
        { path: 'gateway.colour', kind: 'unknown-setting' },
        { path: 'gateway.knowledgeSources', entry: 2, member: 'priority', kind: 'too-big', bound: 10 },
      ],
      refusedInAll: 3,
      locked: ['freshness.maxAgeDays'],
      same: 3,
    },
  }),
  'settings-importing-nothing': transferred({
    status: 'preview',
    preview: { file: 'cuecard-settings.json', changes: [], refused: [], refusedInAll: 0, locked: [], same: 7 },
  }),
  'settings-resetting': changed,
  'settings-tested': { ...calm, connectionTest: fullTest },
  'settings-test-failed': { ...calm, connectionTest: failedTest },
};

function transferred(settingsTransfer: SettingsTransfer): AppState {
  return { ...changed, settingsTransfer };
}

function readLocked(): AppState['locked'] {
  return [...readSettings({}, { gateway, freshness: { maxAgeDays: 30, unknownAge: 'drop' }, window: { alwaysOnTop: true } }).locked];
}
