import { describe, expect, it } from 'vitest';
import { Redactor } from '../../../src/main/diagnostics/redaction';
import { diagnosticsReport } from '../../../src/main/diagnostics/report';
import { Troubles } from '../../../src/main/diagnostics/troubles';
import { AppStateStore } from '../../../src/main/state/app-state';
import { fault } from '../../../src/shared/domain/fault';
import { readSettings } from '../../../src/shared/settings/settings';
import type { AppState } from '../../../src/shared/contract/state';
import { diagnosticsFixtures } from '../../gallery/fixture-diagnostics';
import { newSecret, noon } from '../../support/samples';

const offlineDiagnostics = diagnosticsFixtures['diagnostics-offline']?.diagnostics ?? new AppStateStore('0.1.0').current.diagnostics;

const report = (part: Partial<AppState>): string => diagnosticsReport({ ...new AppStateStore('0.1.0').current, ...part }, noon);

describe('diagnostics to be passed on', () => {
  it('say what is connected, why not, which versions, and what went wrong', () => {
    const text = report({ ...diagnosticsFixtures['diagnostics-offline'], locked: ['gateway.maxResults'] });
    for (const part of [
      'Cuecard 0.1.0',
      'Chromium 114.0.5735.106',
      'Connection: waiting (host-unreachable: Cuecard can’t reach northwind.example.com.',
      'Transport: realtime',
      'Policy holds: gateway.maxResults',
      'Last sign of life: ',
      '(answer)',
      'Shortcut: CommandOrControl+Shift+Space, registered',
      'Window: window, on 1920 × 1080 at 100 %, displays: 1',
      'Notifications: untried, 0 shown, 0 failed',
      'gateway session [connection-lost] × 12',
    ]) expect(text).toContain(part);
  });

  it('say what was too much of something, and nothing where nothing was', () => {
    const floods = { refused: [{ what: 'suggestion:feedback', times: 7_910 }, { what: 'link', times: 2 }], overRate: [{ what: 'push', times: 31 }], merged: 12 };
    const text = report({ diagnostics: { ...offlineDiagnostics, floods } });
    for (const part of ['Refused: suggestion:feedback 7910, link 2', 'Gateway messages over their rate: push 31', 'Snapshots merged: 12']) expect(text).toContain(part);
    expect(report({ diagnostics: offlineDiagnostics })).not.toMatch(/Refused|over their rate|merged/);
  });

  it('say how much of the log its disk didn’t take, and nothing where it took all', () => {
    const lost = (until: number | null): string => report({ diagnostics: { ...offlineDiagnostics, logLoss: { lines: 12, since: noon, until } } });
    expect(lost(null)).toContain('Log: can\'t be written, 12 lines lost since 2026-02-03T12:00:00.000Z\n');
    expect(lost(noon + 60_000)).toContain('Log: written, 12 lines lost between 2026-02-03T12:00:00.000Z and 2026-02-03T12:01:00.000Z\n');
    expect(report({ diagnostics: offlineDiagnostics })).not.toContain('Log:');
  });

  it('say why nothing is on the desktop, and how old the connection’s last sign of life is', () => {
    const text = report({ ...diagnosticsFixtures['diagnostics-many-errors'], diagnostics: { ...offlineDiagnostics, lastSign: { at: noon - 12_000, by: 'pong', tookMs: 33.6 } } });
    for (const part of [
      'Last sign of life: 2026-02-03T11:59:48.000Z (pong in 34 ms)',
      'Shortcut: CommandOrControl+Shift+Space, taken',
      'Notifications: refused (org.freedesktop.DBus.Error.ServiceUnknown), 0 shown, 3 failed, paused until 20',
      'quiet hours 18:00–08:00',
    ]) expect(text).toContain(part);
    const off = report({ ...diagnosticsFixtures['diagnostics-signed-out'], windowMode: 'compact', settings: readSettings({ notifications: { enabled: false } }, {}).settings });
    for (const part of ['Last sign of life: –', 'Shortcut: off', 'Window: compact\n', 'Notifications: untried, 0 shown, 0 failed, off by the settings']) expect(off).toContain(part);
  });

  it('say why a store fails, and how many events it passes over, without its name', () => {
    const { outbox } = diagnosticsFixtures['diagnostics-many-errors'] ?? { outbox: null };
    const text = report({ outbox });
    expect(text).toContain('External store 1: failing (webhook-unavailable), 37 waiting of which 2 passed over, 54 put aside\n');
    expect(text).toContain('External store 2: waiting (webhook-limited), 3 waiting, 0 put aside\n');
    expect(text).not.toContain('northwind');
  });

  it('hold no secret, no client, and nothing of what was asked, shown or typed', () => {
    const [secret, question, card] = [newSecret(), 'where is the parcel of Mrs Zebrafinch', '4111 1111 1111 1111'];
    const redactor = new Redactor();
    redactor.hide(secret);
    const troubles = new Troubles(() => noon);
    troubles.add('error', redactor.text(`failed with ${secret}`), { error: new Error(`${secret} ${question}`), text: question });
    troubles.add('warn', 'window error', { message: `${question} ${card}`, fault: `not a name: ${question}` });
    troubles.add('warn', 'client secret not kept', { why: 'unavailable', detail: `/home/robin/${question}` });
    const base = diagnosticsFixtures['diagnostics-well'];
    if (base === undefined) throw new Error('no fixture');
    const text = redactor.text(
      report({
        ...base,
        queries: base.queries.map((query) => ({ ...query, text: `${question} ${card}` })),
        suggestions: [],
        settings: readSettings({ gateway: { orgUrl: 'https://acme.example.com', clientId: 'client-of-robin' }, cache: { warmList: [question] } }, {}).settings,
        signIn: { ...base.signIn, clientId: 'client-of-robin' },
        diagnostics: { ...base.diagnostics, troubles: [...troubles.list], shownOn: { label: 'Mrs Zebrafinch’s screen', width: 1, height: 1, scale: 1, displays: 1 } },
        notices: [{ id: 'n', kind: 'error', fault: null, text: question }],
      }),
    );
    expect(troubles.list).toHaveLength(3);
    for (const private_ of [secret, question, card, 'Zebrafinch', 'client-of-robin', '/home/robin']) expect(text).not.toContain(private_);
    // What is meant to be there is.
    expect(text).toContain('client secret not kept [unavailable]');
    expect(text).toContain('failed with [redacted] [Error]');
  });
});

describe('the last errors', () => {
  it('are newest first, each kind once with how often', () => {
    let now = 1;
    const troubles = new Troubles(() => now);
    troubles.add('warn', 'a', { fault: 'connection-lost' });
    now = 2;
    troubles.add('error', 'b', { error: Object.assign(new Error('x'), { code: 'ENOSPC' }) });
    now = 3;
    troubles.add('warn', 'a', { fault: 'connection-lost' });
    troubles.add('warn', 'a', { fault: 'network-down' });
    expect(troubles.list).toEqual([
      { level: 'warn', what: 'a', detail: 'network-down', at: 3, times: 1 },
      { level: 'warn', what: 'a', detail: 'connection-lost', at: 3, times: 2 },
      { level: 'error', what: 'b', detail: 'Error ENOSPC', at: 2, times: 1 },
    ]);
  });

  it('are bounded, in number and in length, and told of', () => {
    const troubles = new Troubles(() => noon);
    let told = 0;
    troubles.onChange(() => (told += 1));
    for (let index = 0; index < 200; index += 1) troubles.add('error', `${index} ${'x'.repeat(500)}`, { fault: fault('unexpected').tag });
    expect(told).toBe(200);
    expect(troubles.list).toHaveLength(50);
    expect(troubles.list[0]?.what).toMatch(/^199 /);
    expect(Math.max(...troubles.list.map(({ what }) => what.length))).toBeLessThanOrEqual(200);
  });
});
