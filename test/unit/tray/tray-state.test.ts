import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trayOf, type TrayIcon } from '../../../src/main/tray/tray-state';
import { AppStateStore } from '../../../src/main/state/app-state';
import { fault } from '../../../src/shared/domain/fault';
import { noNotifications } from '../../../src/shared/contract/notifications';
import type { AppState, Connection } from '../../../src/shared/contract/state';
import { aQueryView, noon } from '../../support/samples';

const connection = (status: Connection['status'], reason: Connection['fault'] = null): Pick<AppState, 'connection'> => ({ connection: { status, fault: reason, retryAt: null, limit: null } });
const tray = (...parts: readonly Partial<AppState>[]): ReturnType<typeof trayOf> => trayOf(Object.assign({}, new AppStateStore('0.1.0').current, ...parts) as AppState);

describe('the tray', () => {
  it.each([
    ['live', { icon: 'live', status: 'Connected to Genesys' }],
    ['signing-in', { icon: 'connecting', status: 'Signing in…' }],
    ['connecting', { icon: 'connecting', status: 'Connecting…' }],
    ['waiting', { icon: 'connecting', status: 'Reconnecting…' }],
    ['stopped', { icon: 'attention', status: 'Stopped' }],
    ['signed-out', { icon: 'attention', status: 'Not connected' }],
  ] as const)('shows a connection that is %s', (status, view) => {
    expect(tray(connection(status))).toMatchObject(view);
  });

  it('names the organisation, or the demo', () => {
    expect(tray(connection('live'), { organisation: 'acme.example.com' }).status).toBe('Connected to acme.example.com');
    expect(tray(connection('live'), { organisation: 'Demo', demo: { status: 'playing', line: null, turn: 0, turns: 8 } }).status).toBe('Connected to the demo');
  });

  it('says how many questions are on their way', () => {
    expect(tray(connection('live'), { queries: [aQueryView({ status: 'asking' }), aQueryView()] })).toMatchObject({ icon: 'asking', status: 'Asking…' });
    expect(tray(connection('live'), { queries: [aQueryView({ status: 'asking' }), aQueryView({ status: 'queued' })] }).status).toBe('Asking 2 questions…');
    expect(tray(connection('waiting'), { queries: [aQueryView({ status: 'asking' })] }).icon).toBe('connecting');
  });

  it('says that the gateway limits us, asked or not, and shows it', () => {
    const limited: Pick<AppState, 'connection'> = { connection: { status: 'live', fault: null, retryAt: null, limit: { atOnce: 2, resumesAt: noon + 4_000 } } };
    expect(tray(limited)).toMatchObject({ icon: 'limited', status: 'Connected · The gateway limits us: 2 at a time for now' });
    expect(tray(limited, { queries: [aQueryView({ status: 'asking' }), aQueryView({ status: 'queued' })] })).toMatchObject({
      icon: 'limited',
      status: 'Asking… · The gateway limits us: 2 at a time for now. 1 question waits.',
    });
  });

  it('says how many questions wait for a connection', () => {
    const queued = (count: number): Pick<AppState, 'queries'> => ({
      queries: [...Array.from({ length: count }, () => aQueryView({ status: 'queued' })), aQueryView({ status: 'TIMEOUT' })],
    });
    expect(tray(connection('waiting', fault('connection-lost')), queued(3)).status).toBe('Reconnecting. The connection was lost. 3 questions wait.');
    expect(tray(connection('waiting'), queued(1)).status).toBe('Reconnecting… 1 question waits.');
    expect(tray(connection('signing-in'), queued(2)).status).toBe('Signing in… 2 questions wait.');
    expect(tray(connection('connecting'), queued(2)).status).toBe('Connecting… 2 questions wait.');
    expect(tray(connection('waiting'), queued(0)).status).toBe('Reconnecting…');
  });

  it('counts what is new until the agent has looked, and shows it where all is well', () => {
    expect(tray(connection('live'), { unseen: 3, organisation: 'acme.example.com' })).toEqual({
      icon: 'new',
      status: 'Connected to acme.example.com',
      tooltip: 'Cuecard – Connected to acme.example.com · 3 new suggestions',
    });
    expect(tray(connection('live'), { unseen: 1 }).tooltip).toContain('1 new suggestion');
    expect(tray(connection('live'), { unseen: 1, queries: [aQueryView({ status: 'asking' })] }).icon).toBe('asking');
    expect(tray(connection('waiting'), { unseen: 1 })).toMatchObject({ icon: 'connecting', tooltip: 'Cuecard – Reconnecting… · 1 new suggestion' });
  });

  it('shows a pause and says until when, and goes on to show what needs doing', () => {
    const paused: Partial<AppState> = { notifications: { ...noNotifications, pausedUntil: new Date(2026, 1, 4).getTime() }, unseen: 2 };
    expect(tray(connection('live'), paused)).toEqual({
      icon: 'paused',
      status: 'Connected to Genesys',
      tooltip: 'Cuecard – Connected to Genesys · 2 new suggestions · Notifications paused until tomorrow',
    });
    expect(tray(connection('live'), paused, { queries: [aQueryView({ status: 'asking' })] }).icon).toBe('paused');
    expect(tray(connection('waiting'), paused).icon).toBe('connecting');
    expect(tray(connection('stopped'), paused).icon).toBe('attention');
  });

  it.each(['live', 'new', 'asking', 'limited', 'paused', 'connecting', 'attention'] satisfies TrayIcon[])('has a picture for %s', (icon) => {
    for (const file of [`tray-${icon}.png`, `tray-${icon}@2x.png`, `tray-${icon}Template.png`, `tray-${icon}Template@2x.png`]) {
      expect(existsSync(join(import.meta.dirname, '../../../assets/icons', file)), file).toBe(true);
    }
  });

  it('says why there is no connection', () => {
    expect(tray(connection('waiting', fault('connection-lost'))).status).toBe('Reconnecting. The connection was lost.');
    expect(tray(connection('stopped', fault('gateway-forbidden')))).toMatchObject({ icon: 'attention', status: 'The gateway does not allow this client. Ask your administrator for access.' });
    expect(tray(connection('signed-out'), { view: 'sign-in' }).status).toBe('Sign in needed');
  });

  it('says before all else that the audit can’t be written', () => {
    for (const status of ['live', 'waiting', 'signed-out'] as const) {
      expect(tray(connection(status), { audit: { fault: fault('audit-unwritable', 'the disk is full'), signing: 'on' } })).toMatchObject({
        icon: 'attention',
        status: 'Audit can’t be written: suggestions are held back (the disk is full).',
      });
    }
  });

  it('says that the audit has a gap until somebody has dismissed that', () => {
    const gap = { id: 'gap', kind: 'error' as const, fault: fault('audit-gap', 'records at its end are missing'), text: null };
    expect(tray(connection('live'), { notices: [gap] })).toMatchObject({ icon: 'attention', status: 'The audit has a gap: records at its end are missing. Tell your administrator.' });
    expect(tray(connection('live'), { notices: [] }).icon).toBe('live');
  });
});
