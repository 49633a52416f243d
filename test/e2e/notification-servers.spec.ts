import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { call } from '../../scripts/desktop/bus.mjs';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import type { NotificationsState } from '../../src/shared/contract/notifications';
import type { AppState } from '../../src/shared/contract/state';
import { ask, cards, cardsOfNewest, expect, newConversation, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { startNotificationDaemon } from '../support/notification-daemon';
import { openOtherWindow } from '../support/other-window';
import { auditEvents } from '../support/profile';
import { watchStalls } from '../support/stalls';

/** Main’s state, as the window is told it. */
async function state(page: Page): Promise<AppState> {
  const answer = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  if (!answer.ok) throw new Error(answer.error.tag);
  return answer.value;
}

const notifications = async (page: Page): Promise<NotificationsState> => (await state(page)).notifications;

/** A conversation of its own, so that the rate holds nothing back, whose first answer is worth a notification. */
async function newAnswer(page: Page): Promise<void> {
  await newConversation(page);
  await ask(page, filteringQuestion);
  await expect(cardsOfNewest(page)).toHaveCount(1);
}

/** The agent looks at the window. */
async function look(page: Page): Promise<void> {
  await page.mouse.move(120, 200);
  await page.mouse.move(140, 220);
}

const stops = async (profile: string): Promise<number> => (await auditEvents(join(profile, 'audit'))).filter(({ event }) => event === 'stop').length;

test.use({ desktopOptions: { notifications: false } });

test('a notification server that says nothing, answers with errors, or dies costs notifications alone: cards come at once, main never stands still, and it quits in good order', longer, async ({
  launchSignedIn,
  desktop,
}) => {
  const mute = await startNotificationDaemon(desktop.env, ['body', 'actions'], 'later');
  mute.mode = 'mute';
  const { page, app, profile, quit } = await launchSignedIn({ settings: { cache: { enabled: false }, notifications: { otherConversations: 'show' } } });
  const softphone = await openOtherWindow(desktop);
  const stalls = await watchStalls(app);

  await test.step('one that never says what it can, nor takes a notification, is given up and said once', async () => {
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    expect((await notifications(page)).failed).toBe(0);
    await expect.poll(async () => await notifications(page)).toMatchObject({ status: 'mute', shown: 0, failed: 1 });
    await newAnswer(page);
    await expect.poll(async () => (await notifications(page)).failed).toBe(2);
    // It was left alone the second time.
    expect(mute.asked).toBe(1);
    const log = await readFile(join(profile, 'logs', 'cuecard.log'), 'utf8');
    expect(log.split('notification refused')).toHaveLength(2);
    await stalls.expectNone('while the notification server is mute');
  });

  await test.step('another one is noticed; that it answers CloseNotification with an error, or not, is counted', async () => {
    mute.stop();
    const unwilling = await startNotificationDaemon(desktop.env);
    unwilling.closing = 'refuse';
    await newAnswer(page);
    await expect.poll(() => unwilling.standing).toHaveLength(1);
    await look(page);
    await expect.poll(() => unwilling.closings).toHaveLength(1);
    await expect.poll(async () => await notifications(page)).toMatchObject({ status: 'working', shown: 1, notClosed: 1 });
    unwilling.closing = 'mute';
    await newAnswer(page);
    await expect.poll(() => unwilling.standing).toHaveLength(1);
    await look(page);
    await expect.poll(() => unwilling.closings).toHaveLength(2);
    await expect.poll(async () => (await notifications(page)).notClosed).toBe(2);
    await stalls.expectNone('while notifications can’t be taken back');
    unwilling.stop();
  });

  await test.step('one that dies while a notification stands is no matter, whatever comes then', async () => {
    const dying = await startNotificationDaemon(desktop.env);
    await newAnswer(page);
    await expect.poll(() => dying.standing).toHaveLength(1);
    dying.stop();
    await look(page);
    const last = await startNotificationDaemon(desktop.env);
    last.closing = 'refuse';
    await newAnswer(page);
    await expect.poll(() => last.standing).toHaveLength(1);
    await stalls.expectNone('while the notification server dies');
    await softphone.stop();
    const main = app.process();
    await quit();
    expect(main.exitCode).toBe(0);
    await expect.poll(() => last.closings).toHaveLength(1);
    expect(await stops(profile)).toBe(1);
    last.stop();
  });
});

test('a notification server that the bus starts and that never comes, and a bus that is killed, cost notifications alone', longer, async ({ launchSignedIn, desktop }) => {
  const folder = dirname(desktop.env.XDG_RUNTIME_DIR ?? '');
  const started = join(folder, 'started');
  await writeFile(
    join(folder, 'services', 'org.freedesktop.Notifications.service'),
    `[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/sh -c "echo $$ >> ${started}; exec sleep 60"\n`,
  );
  await call(desktop.env, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.ReloadConfig');
  const { page, app, profile, quit } = await launchSignedIn({ settings: { cache: { enabled: false }, notifications: { otherConversations: 'show' } } });
  const softphone = await openOtherWindow(desktop);
  const stalls = await watchStalls(app);

  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect.poll(async () => await notifications(page)).toMatchObject({ status: 'mute', shown: 0, failed: 1 });
  await newAnswer(page);
  await expect.poll(async () => (await notifications(page)).failed).toBe(2);
  const ids = readFileSync(started, 'utf8').trim().split('\n').map(Number);
  expect(ids).toHaveLength(1);
  for (const id of ids) process.kill(id);
  await stalls.expectNone('while a notification server is awaited');

  const daemon = await startNotificationDaemon(desktop.env);
  await newAnswer(page);
  await expect.poll(() => daemon.standing).toHaveLength(1);
  killBus(desktop);
  await newAnswer(page);
  await expect.poll(async () => await notifications(page)).toMatchObject({ shown: 1, failed: 3 });
  await look(page);
  await newAnswer(page);
  await stalls.expectNone('while the bus is gone');
  await softphone.stop();
  const main = app.process();
  await quit();
  expect(main.exitCode).toBe(0);
  expect(await stops(profile)).toBe(1);
  daemon.stop();
});

function killBus({ pids }: VirtualDesktop): void {
  const bus = pids.find((pid) => readFileSync(`/proc/${pid}/comm`, 'latin1').startsWith('dbus-daemon'));
  if (bus === undefined) throw new Error('The desktop has no bus.');
  process.kill(bus, 'SIGKILL');
}
