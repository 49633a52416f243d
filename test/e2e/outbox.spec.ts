import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { Page } from '@playwright/test';
import { outboxEventSchema, type OutboxEvent } from '../../src/shared/domain/outbox-event';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { readSecret, storeSecret } from '../support/keyring';
import { newSigningSecret } from '../support/outbox-events';
import { beside } from '../support/policy-file';
import { newProfile } from '../support/profile';
import { answering, WebhookReceiver, type Received } from '../support/webhook-receiver';
import { fromWindowMenu } from '../support/window-menu';

let receiver: WebhookReceiver;
test.beforeEach(async () => {
  receiver = await WebhookReceiver.start();
});
test.afterEach(() => receiver.close());

/** A profile whose policy names the receiver, and a folder where one is wanted. */
async function managedProfile(store: 'with-folder' | 'without'): Promise<{ readonly profile: string; readonly args: readonly string[]; readonly folder: string }> {
  const profile = await newProfile();
  const folder = join(profile, '..', 'store');
  await mkdir(folder);
  const outbox = { webhooks: [{ url: receiver.url() }], ...(store === 'with-folder' ? { folder } : {}) };
  const policy = await beside(profile, 'policy.json', JSON.stringify({ outbox }));
  return { profile, args: [`--policy=${policy}`], folder };
}

const account = (): string => `webhook:${receiver.url()}`;
const verified = (secret: string, { headers, body }: Received): unknown => new Webhook(secret).verify(body, headers as Record<string, string>);
/**
 * A key that the keychain gave after the trail had begun signs what is there already, and the stores are told of that, too:
 * whether it came so late is a matter of moments.
 */
const answers = (events: readonly OutboxEvent[]): readonly OutboxEvent[] => events.filter((event) => event.type === 'knowledge.validated');
const kept = async (folder: string): Promise<readonly OutboxEvent[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => outboxEventSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
};
const stores = (page: Page) => page.getByRole('region', { name: 'External stores', exact: true });

test('a validated answer reaches the webhook, signed, and the folder, as a file, once its secret was entered in the window', longer, async ({
  launchSignedIn,
  desktop,
}) => {
  const { profile, args, folder } = await managedProfile('with-folder');
  const secret = newSigningSecret();
  const { page } = await launchSignedIn({ profile, args });
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const title = (await cards(page).getByRole('heading').textContent()) ?? '';

  // The folder needs no secret; the webhook gets nothing without.
  await expect.poll(async () => answers(await kept(folder))).toHaveLength(1);
  await fromWindowMenu(page, 'Insights');
  await expect(stores(page)).toContainText('No signing secret is kept for this webhook on this computer.');
  await expect(stores(page)).toContainText(/Waiting[12]/);
  expect(receiver.requests).toEqual([]);

  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: `Enter secret: ${receiver.url()}` }).click();
  await page.getByLabel('Signing secret').fill(secret);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByText('The signing secret is kept in this computer’s keychain.')).toBeVisible();
  expect(await readSecret(desktop.env, account())).toBe(secret);

  await expect.poll(() => answers(receiver.accepted).length).toBe(1);
  const request = receiver.requests.find((one) => one.event.type === 'knowledge.validated');
  const event = outboxEventSchema.parse(verified(secret, request!));
  expect(event).toMatchObject({ type: 'knowledge.validated', trigger: 'typed', validated_results: [{ title }] });
  expect(request?.headers['webhook-id']).toBe(event.id);
  expect(answers(await kept(folder))).toEqual([event]);

  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText('Its signing secret is kept on this computer.')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await fromWindowMenu(page, 'Insights');
  await expect(stores(page).getByText('Up to date')).toHaveCount(2);
});

test('what a receiver that was away had not got comes after a restart, in order; what it refuses is put aside, and sent again from the window; while it never answers, no suggestion waits and Cuecard quits', longer, async ({
  launch,
  launchSignedIn,
  desktop,
}) => {
  const { profile, args } = await managedProfile('without');
  // Put there by another tool.
  const secret = newSigningSecret();
  await storeSecret(desktop.env, account(), secret);

  await test.step('away: what is for it waits', async () => {
    receiver.mood = answering(503);
    const { page, quit } = await launchSignedIn({ profile, args });
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    await ask(page, 'broken lamp parcel');
    await expect.poll(() => receiver.requests.length).toBeGreaterThan(0);
    await fromWindowMenu(page, 'Insights');
    await expect(stores(page)).toContainText('The webhook is not available');
    await expect(stores(page)).toContainText(/Waiting[23]/);
    await quit();
  });

  receiver.mood = answering(200);
  const { page, quit } = await launch({ profile, args });
  const delivered = (): number => answers(receiver.accepted).length;

  await test.step('back: it gets all of it, in order', async () => {
    // At the end of the first run the audit was signed, and the stores are told of that, too.
    await expect.poll(() => receiver.accepted.at(-1)?.type === 'audit.checkpoint' && delivered()).toBe(2);
    expect(receiver.accepted[0]?.id).toBe(receiver.requests[0]?.event.id);
    for (const request of receiver.requests) verified(secret, request);
    await fromWindowMenu(page, 'Insights');
    await expect(async () => expect(stores(page)).toContainText(`Delivered${receiver.accepted.length}`, { timeout: 500 })).toPass();
    await page.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('an event that is refused is put aside, and sent again from the window', async () => {
    const sendAgain = stores(page).getByRole('button', { name: /^Send again: Validated answer/ });
    receiver.mood = answering(422);
    await ask(page, filteringQuestion);
    await fromWindowMenu(page, 'Insights');
    await expect(stores(page)).toContainText('The webhook refused this event');
    receiver.mood = answering(200);
    await sendAgain.click();
    await expect.poll(delivered).toBe(3);
    await expect(sendAgain).toHaveCount(0);
    await page.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('a receiver that never answers keeps no suggestion waiting, and not the app from quitting', async () => {
    receiver.mood = { kind: 'stall' };
    const before = receiver.requests.length;
    const shown = await cards(page).count();
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(shown + 1);
    await expect.poll(() => receiver.requests.length).toBe(before + 1);
    await ask(page, 'broken lamp parcel');
    await expect.poll(() => cards(page).count()).toBeGreaterThan(shown + 1);
    expect(receiver.requests).toHaveLength(before + 1);
    await quit();
  });
});
