import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SessionBus } from '../../../src/main/app/bus/session-bus';
import { BusPresenter } from '../../../src/main/notifications/bus-presenter';
import type { PresentedNotification } from '../../../src/main/notifications/presenter';
import { FakeClock } from '../../support/fake-clock';
import { startNotificationDaemon, type NotificationDaemon } from '../../support/notification-daemon';
import { startPrivateBus, type PrivateBus } from '../../support/private-bus';
import { recordingLog } from '../../support/recording-log';
import { scratchFolders } from '../../support/scratch';
import { turn, until } from '../../support/turns';

const scratch = scratchFolders();
/** Last first. */
let ending: (() => unknown)[] = [];
afterEach(async () => {
  const ends = ending;
  ending = [];
  for (const end of ends) await end();
});

interface Scene {
  readonly bus: PrivateBus;
  readonly clock: FakeClock;
  readonly presenter: BusPresenter;
  /** What happened to them, in order: “a shown”, “b failed mute”. */
  readonly told: readonly string[];
  /** The last error. */
  readonly why: () => string;
  readonly present: (title: string, older?: PresentedNotification | null, body?: string) => PresentedNotification;
  readonly server: (capabilities?: readonly string[], says?: 'at once' | 'later') => Promise<NotificationDaemon>;
}

async function scene(picture = () => ({ width: 1, height: 1, bytes: Buffer.from([1, 2, 3, 255]) })): Promise<Scene> {
  const bus = await startPrivateBus(scratch());
  const clock = new FakeClock();
  const own = new SessionBus({ address: bus.address, clock, log: recordingLog() });
  ending.unshift(() => own.close(), () => bus.kill());
  const presenter = new BusPresenter({ bus: own, clock, picture });
  const told: string[] = [];
  let why = '';
  return {
    bus,
    clock,
    presenter,
    told,
    why: () => why,
    present: (title, older = null, body = 'body') =>
      presenter.show(
        { title, body, sound: 'off' },
        {
          shown: () => told.push(`${title} shown`),
          clicked: () => told.push(`${title} clicked`),
          acted: (action) => told.push(`${title} acted ${action}`),
          closed: () => told.push(`${title} closed`),
          failed: (error, how) => {
            why = error;
            told.push(`${title} failed ${how}`);
          },
          notClosed: () => told.push(`${title} not closed`),
        },
        older,
      ),
    server: async (capabilities, says) => {
      const daemon = await startNotificationDaemon(bus.env, capabilities, says);
      ending.unshift(() => daemon.stop());
      return daemon;
    },
  };
}

const titles = (daemon: NotificationDaemon): string[] => daemon.standing.map(({ summary }) => summary);

describe('notifications over the session bus', () => {
  it('whose picture can’t be had have failed, and the next one is shown', async () => {
    let times = 0;
    const { present, told, server } = await scene(() => {
      if ((times += 1) === 1) throw new Error('no picture');
      return { width: 1, height: 1, bytes: Buffer.from([1, 2, 3, 255]) };
    });
    await server();
    present('a');
    present('b');
    await until(() => told.includes('b shown'));
    expect(told).toEqual(['a failed refused', 'b shown']);
  });

  it('are shown, replaced in their place, clicked, pressed, closed by a person and taken back', async () => {
    const { present, told, server, presenter } = await scene();
    const daemon = await server(['actions', 'body']);
    const first = present('a');
    const second = present('b', first);
    await until(() => told.includes('b shown'));
    expect(titles(daemon)).toEqual(['b']);
    expect(daemon.mostStanding).toBe(1);
    expect(daemon.notified.at(-1)?.actions).toEqual(['default', 'Show', 'show', 'Show', 'copy', 'Copy']);
    daemon.click(daemon.standing[0]?.id ?? 0);
    await until(() => told.includes('b clicked'));
    second.close();
    present('c');
    await until(() => told.includes('c shown'));
    daemon.press(daemon.standing[0]?.id ?? 0, 'copy');
    await until(() => told.includes('c acted copy'));
    present('d');
    await until(() => told.includes('d shown'));
    daemon.close(daemon.standing[0]?.id ?? 0);
    await until(() => told.includes('d closed'));
    const last = present('e');
    await until(() => told.includes('e shown'));
    last.close();
    await until(() => titles(daemon).length === 0);
    await presenter.idle();
    // The first one was never more than on its way.
    expect(told.filter((what) => !what.endsWith('shown'))).toEqual(['b clicked', 'c acted copy', 'd closed']);
    expect(daemon.asked).toBe(1);
  });

  it.each([
    [['body', 'body-markup', 'actions'], 'a &lt;b&gt; &amp; c', 6],
    [['body', 'actions'], 'a <b> & c', 6],
    [['body'], 'a <b> & c', 0],
    [[], 'a <b> & c', 0],
  ])('say what a server of %j can take', async (capabilities, body, actions) => {
    const { present, told, server } = await scene();
    const daemon = await server(capabilities);
    present('a\0b', null, 'a <b> & c');
    await until(() => told.length === 1);
    expect(daemon.notified).toMatchObject([{ summary: 'ab', body, expireTimeout: -1 }]);
    expect(daemon.notified[0]?.actions).toHaveLength(actions);
  });

  it('are given up after two seconds where the server is mute, then not tried for a minute, unless another server comes', async () => {
    const { present, told, server, clock, why } = await scene();
    const daemon = await server();
    daemon.mode = 'mute';
    const waiting = present('a');
    await until(() => daemon.unanswered === 1);
    clock.advance(1_999);
    expect(told).toEqual([]);
    clock.advance(1);
    await until(() => told.length === 1);
    expect(told).toEqual(['a failed mute']);
    expect(why()).toContain('org.freedesktop.Notifications');
    waiting.close();
    present('b');
    await until(() => told.length === 2);
    expect(told).toEqual(['a failed mute', 'b failed mute']);
    expect(clock.pending).toBe(0);
    daemon.stop();
    const other = await server();
    await until(() => {
      if (told.at(-1)?.endsWith('mute') === true) present('c');
      return told.includes('c shown');
    });
    expect(titles(other)).toContain('c');
  });

  it('are closed again where they come to the screen too late, and the server counts as one that answers', async () => {
    const { present, told, server, clock } = await scene();
    const daemon = await server();
    daemon.mode = 'mute';
    present('a');
    await until(() => daemon.unanswered === 1);
    clock.advance(2_000);
    await until(() => told.length === 1);
    daemon.mode = 'show';
    daemon.answerNotify();
    await until(() => daemon.closings.length === 1 && titles(daemon).length === 0);
    present('b');
    await until(() => told.includes('b shown'));
    expect(titles(daemon)).toEqual(['b']);
  });

  it('wait one second at most for a server that doesn’t say what it can, once, and are escaped as long as it hasn’t', async () => {
    const { present, told, server, clock } = await scene();
    const daemon = await server(['body', 'actions'], 'later');
    present('a', null, '<b>');
    await until(() => daemon.asked === 1);
    clock.advance(1_000);
    await until(() => told.includes('a shown'));
    present('b', null, '<b>');
    await until(() => told.includes('b shown'));
    daemon.answerCapabilities();
    await turn();
    await until(() => {
      if (told.at(-1)?.endsWith('shown') === true) present('c', null, '<b>');
      return daemon.notified.at(-1)?.body === '<b>';
    });
    expect(daemon.notified.slice(0, 2).map(({ body, actions }) => [body, actions])).toEqual([['&lt;b&gt;', []], ['&lt;b&gt;', []]]);
    expect(daemon.asked).toBe(1);
  });

  it('that were taken back on their way are closed as soon as they stand; in their place nothing is left', async () => {
    const { present, told, server } = await scene();
    const daemon = await server();
    const older = present('older');
    await until(() => told.includes('older shown'));
    daemon.mode = 'mute';
    const one = present('a', older);
    await until(() => daemon.unanswered === 1);
    one.close();
    daemon.mode = 'show';
    daemon.answerNotify();
    await until(() => titles(daemon).length === 0);
    const never = present('b');
    never.close();
    present('c');
    await until(() => told.includes('c shown'));
    expect(daemon.notified.map(({ summary }) => summary)).toEqual(['older', 'a', 'c']);
    expect(told).toEqual(['older shown', 'c shown']);
  });

  it('may be taken back from a server that answers with an error, or not: it is counted, and nothing else comes of it', async () => {
    const { present, told, server, clock } = await scene();
    const daemon = await server();
    daemon.closing = 'refuse';
    const first = present('a');
    await until(() => told.includes('a shown'));
    first.close();
    first.close();
    await until(() => told.includes('a not closed'));
    daemon.closing = 'mute';
    const second = present('b');
    await until(() => told.includes('b shown'));
    second.close();
    await until(() => daemon.closings.length === 2);
    clock.advance(2_000);
    await until(() => told.includes('b not closed'));
    expect(clock.pending).toBe(0);
    expect(told).toEqual(['a shown', 'a not closed', 'b shown', 'b not closed']);
  });

  it('are gone with a server that is killed; its successor is asked anew and given none of the old numbers', async () => {
    const { present, told, server } = await scene();
    const first = await server(['body', 'actions', 'body-markup']);
    const older = present('a', null, '<b>');
    await until(() => told.includes('a shown'));
    first.stop();
    await until(() => told.includes('a closed'));
    older.close();
    present('b', older);
    await until(() => told.includes('b failed refused'));
    const second = await server(['body']);
    present('c', older, '<b>');
    await until(() => told.includes('c shown'));
    expect(second.notified).toMatchObject([{ id: 1, summary: 'c', body: '<b>', actions: [] }]);
    expect(second.closings).toEqual([]);
  });

  it('are refused, with the error’s name, where a server says no, or gives no number', async () => {
    const { present, told, server, why } = await scene();
    const daemon = await server();
    daemon.mode = 'refuse';
    present('a');
    await until(() => told.length === 1);
    expect(why()).toContain('org.freedesktop.DBus.Error.AccessDenied');
    daemon.mode = 'odd';
    present('b');
    await until(() => told.length === 2);
    expect(told).toEqual(['a failed refused', 'b failed refused']);
  });

  it('have the bus start a server where it can; one that never comes is given up in time and not started again for a minute', async () => {
    const { bus, present, told, clock, presenter } = await scene();
    present('before');
    await until(() => told.includes('before failed refused'));
    const started = join(bus.services, 'started');
    writeFileSync(join(bus.services, 'notifications.service'), `[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/sh -c "echo $$ >> ${started}; exec sleep 60"\n`);
    bus.process.kill('SIGHUP');
    // It reads its folder when it gets to it.
    let tries = 0;
    await until(() => {
      if (told.length === tries + 1 && !existsSync(started)) present(`try ${(tries += 1)}`);
      return existsSync(started);
    });
    await turn();
    const before = told.length;
    clock.advance(2_000);
    await until(() => told.length === before + 1);
    expect(told.at(-1)).toContain('failed mute');
    const ids = readFileSync(started, 'utf8').trim().split('\n').map(Number);
    expect(ids).toHaveLength(1);
    for (const id of ids) process.kill(id);
    present('again');
    await until(() => told.includes('again failed mute'));
    await presenter.idle();
    expect(clock.pending).toBe(0);
  });

  it('outlive their bus: what stood is gone, the next fails at once, and one works once the bus is there again', async () => {
    const { bus, present, told, server, clock, presenter } = await scene();
    const first = await server();
    const one = present('a');
    await until(() => told.includes('a shown'));
    await bus.kill();
    first.stop();
    await until(() => told.includes('a closed'));
    one.close();
    present('b');
    await until(() => told.includes('b failed refused'));
    expect(presenter.support).toBe('none');
    await bus.restart();
    await server();
    clock.advance(1_000);
    present('c');
    await until(() => told.includes('c shown'));
    expect(presenter.support).toBe('some');
  });

  it('are not kept from their work by a server that signals about others’ notifications', async () => {
    const { present, told, server } = await scene();
    const daemon = await server();
    present('a');
    await until(() => told.includes('a shown'));
    daemon.chatter(500);
    daemon.click(daemon.standing[0]?.id ?? 0);
    await until(() => told.includes('a clicked'));
  });
});
