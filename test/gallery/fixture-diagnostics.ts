import type { Trouble } from '../../src/shared/contract/diagnostics';
import { fault } from '../../src/shared/domain/fault';
import { noNotifications } from '../../src/shared/contract/notifications';
import { readSettings } from '../../src/shared/settings/settings';
import type { AppState } from '../../src/shared/contract/state';
import { troubledOutbox } from './fixture-outbox';
import { now } from './fixture-moment';
import { calm, query } from './fixture-parts';

const troubles: Trouble[] = [
  { level: 'warn', what: 'gateway session', detail: 'connection-lost', at: now - 4_000, times: 12 },
  { level: 'error', what: 'uncaught exception', detail: 'TypeError', at: now - 95_000, times: 1 },
  { level: 'warn', what: 'client secret not kept', detail: 'unavailable', at: now - 3_600_000, times: 2 },
];

const page = { name: 'diagnostics', asked: 0 } as const;

const offline: AppState = {
  ...calm,
  page,
  connection: { status: 'waiting', fault: fault('host-unreachable', 'northwind.example.com'), retryAt: now + 7_050, limit: null },
  diagnostics: { ...calm.diagnostics, connectedSince: null, lastSign: { at: now - 95_000, by: 'answer', tookMs: null }, troubles },
};

/** The diagnostics page, which main leads to. */
export const diagnosticsFixtures: Readonly<Record<string, AppState>> = {
  'diagnostics-well': { ...calm, page, queries: [query('q1')] },
  'diagnostics-offline': offline,
  'diagnostics-signed-out': {
    ...offline,
    view: 'sign-in',
    organisation: null,
    connection: { status: 'signed-out', fault: null, retryAt: null, limit: null },
    audit: { fault: null, signing: 'pending' },
    shortcut: { accelerator: '', status: 'off' },
    diagnostics: { ...offline.diagnostics, lastSign: null, shownOn: null },
  },
  'diagnostics-many-errors': {
    ...offline,
    connection: { status: 'stopped', fault: fault('scope-missing', 'knowledge:search'), retryAt: null, limit: null },
    audit: { fault: fault('audit-unwritable', 'ENOSPC'), signing: 'off' },
    outbox: troubledOutbox,
    sessionOnly: true,
    shortcut: { accelerator: 'CommandOrControl+Shift+Space', status: 'taken' },
    notifications: { ...noNotifications, status: 'refused', refusal: 'org.freedesktop.DBus.Error.ServiceUnknown', failed: 3, pausedUntil: now + 3_600_000 },
    settings: readSettings({ gateway: calm.settings.gateway, notifications: { quietHours: true } }, {}).settings,
    diagnostics: {
      ...offline.diagnostics,
      floods: {
        refused: [{ what: 'suggestion:feedback', times: 15_923 }, { what: 'diagnostics:report', times: 7_968 }, { what: 'settings:change', times: 2 }],
        overRate: [{ what: 'push', times: 312 }],
        merged: 41,
      },
      logLoss: { lines: 1_204, since: now - 540_000, until: null },
      desktop: { tray: 'none', lacking: ['tray', 'placing', 'lock', 'capture'] },
      processes: {
        worstStall: { at: now - 1_260_000, ms: 312, what: 'settings:change' },
        ended: [{ what: 'GPU: crashed', times: 8 }, { what: 'Network Service: mute', times: 1 }],
        endedAbout: now - 5_400_000,
      },
      shownOn: { label: 'Northwind 27', width: 2560, height: 1440, scale: 1.25, displays: 3 },
      troubles: Array.from({ length: 50 }, (_, index) => ({ ...(troubles[index % 3] ?? offline.diagnostics.troubles[0]!), what: `window error ${index}`, times: index + 1 })),
    },
  },
};
