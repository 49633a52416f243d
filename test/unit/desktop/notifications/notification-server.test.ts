import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { escapedMarkup } from '../../../../src/main/desktop/notifications/markup';
import { NotificationServer } from '../../../../src/main/desktop/notifications/notification-server';
import { FakeClock } from '../../../support/fake-clock';
import { startNotificationDaemon } from '../../../support/notification-daemon';
import { recordingLog } from '../../../support/recording-log';
import { scratchFolders } from '../../../support/scratch';
import { until } from '../../../support/turns';

const scratch = scratchFolders();
const buses: ChildProcess[] = [];
afterEach(async () => {
  for (const bus of buses.splice(0)) {
    bus.kill('SIGKILL');
    if (bus.exitCode === null && bus.signalCode === null) await once(bus, 'exit');
  }
});

/** A session bus of the test’s own, on which nobody is yet. */
async function startBus(): Promise<{ readonly env: NodeJS.ProcessEnv; readonly process: ChildProcess }> {
  const folder = scratch();
  const config = join(folder, 'bus.conf');
  const policy = '<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy>';
  writeFileSync(config, `<busconfig><type>session</type><listen>unix:path=${join(folder, 'bus')}</listen>${policy}</busconfig>`);
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
  buses.push(bus);
  const [printed] = (await once(bus.stdout, 'data')) as [Buffer];
  return { env: { DBUS_SESSION_BUS_ADDRESS: String(printed).trim() }, process: bus };
}

function follow(env: NodeJS.ProcessEnv, clock = new FakeClock()): NotificationServer {
  return new NotificationServer({ address: env.DBUS_SESSION_BUS_ADDRESS, clock, log: recordingLog() });
}

describe('the desktop’s notification server', () => {
  it('counts as one that reads markup until it says that it doesn’t, whichever one is there', async () => {
    const { env } = await startBus();
    const server = follow(env);
    expect(server.readsMarkup).toBe(true);
    const plain = await startNotificationDaemon(env, ['body']);
    await until(() => !server.readsMarkup);
    plain.stop();
    await until(() => server.readsMarkup);
    const markup = await startNotificationDaemon(env, ['body', 'body-markup']);
    await until(() => markup.asked > 0);
    expect(server.readsMarkup).toBe(true);
    markup.stop();
    const another = await startNotificationDaemon(env, ['body']);
    await until(() => !server.readsMarkup);
    another.stop();
  });

  it('is not waited for: what it says two seconds later is too late, until it is another one', async () => {
    const { env } = await startBus();
    const clock = new FakeClock();
    const mute = await startNotificationDaemon(env, ['body'], 'later');
    const server = follow(env, clock);
    await until(() => mute.asked > 0);
    clock.advance(2_000);
    mute.answerCapabilities();
    await until(() => clock.pending === 0);
    expect(server.readsMarkup).toBe(true);
    mute.stop();
  });

  it('may be gone with its bus, or never have been: nothing is thrown', async () => {
    const { env, process: bus } = await startBus();
    const plain = await startNotificationDaemon(env, ['body']);
    const server = follow(env);
    await until(() => !server.readsMarkup);
    plain.stop();
    bus.kill('SIGKILL');
    await once(bus, 'exit');
    for (const address of [undefined, '', 'disabled:', 'unix:path=/nowhere/at/all', 'nonsense']) {
      expect(new NotificationServer({ address, clock: new FakeClock(), log: recordingLog() }).readsMarkup).toBe(true);
    }
  });
});

describe('a text for a server that reads markup', () => {
  it.each([
    ['nothing to escape', 'nothing to escape'],
    ['<b>x</b> & y', '&lt;b&gt;x&lt;/b&gt; &amp; y'],
    ['&amp; is shown as it was written', '&amp;amp; is shown as it was written'],
    ['<<a href="https://elsewhere.example">>', '&lt;&lt;a href="https://elsewhere.example"&gt;&gt;'],
    ['2 < 3 “and” 5 > 4', '2 &lt; 3 “and” 5 &gt; 4'],
  ])('%s', (text, escaped) => {
    expect(escapedMarkup(text)).toBe(escaped);
  });
});
