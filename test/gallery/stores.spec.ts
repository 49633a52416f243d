import { expect, type Locator } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err } from '../../src/shared/domain/result';
import { fromWindowMenu } from '../support/window-menu';
import { beginAfresh } from './acts';
import { calmOutbox } from './fixture-outbox';
import { storesFixtures } from './fixtures';
import { test, type Gallery } from './gallery-app';

beginAfresh();

type Answers = Parameters<Gallery['open']>[1];

const openPage = async (gallery: Gallery, page: 'Insights' | 'Settings', name: string, answers: Answers = {}): Promise<void> => {
  const state = storesFixtures[name];
  if (state === undefined) throw new Error(`There is no fixture “${name}”.`);
  await gallery.open(state, answers);
  if (page === 'Insights') await fromWindowMenu(gallery.page, page);
  else await gallery.page.getByRole('button', { name: page, exact: true }).click();
};
const stores = (gallery: Gallery): Locator => gallery.page.getByRole('region', { name: 'External stores', exact: true });
const webhook = 'https://events.northwind.example.com/cuecard';
const second = 'https://hooks.analytics.northwind.example.com/v2/ingest/agent-assist/knowledge';

test('each store says how it stands, what waits, and what it got', async ({ gallery }) => {
  await openPage(gallery, 'Insights', 'stores-trouble');
  const list = stores(gallery).getByRole('list', { name: 'Stores' }).getByRole('listitem');
  await expect(list).toHaveCount(3);
  await expect(list.nth(0)).toContainText(/events\.northwind\.example\.com\/cuecard.*Trying again in 43 s.*answered 503.*Delivered811Waiting37 · oldest 3 h agoPassed over2Put aside54/);
  await expect(list.nth(1)).toContainText(/Asked to wait in 12 min/);
  await expect(list.nth(2)).toContainText(/Stopped.*The policy doesn’t name this store any more.*Dropped1,032/);
  await expect(stores(gallery).getByRole('alert')).toContainText('can’t be kept on this computer (ENOSPC)');
  await expect(stores(gallery)).toContainText('2 entries of the outbox’s file could not be read');
  await expect(stores(gallery)).toContainText('and 51 more');
});

test('a store is tried at once when the agent says so, unless nobody is there to be tried', async ({ gallery }) => {
  await openPage(gallery, 'Insights', 'stores-trouble');
  await expect(stores(gallery).getByRole('button', { name: /^Try .* now$/ })).toHaveCount(2);
  await stores(gallery).getByRole('button', { name: `Try ${webhook.slice(8)} now` }).click();
  expect(await gallery.sent('outbox:retry')).toEqual([{ sinkId: `webhook:${webhook}` }]);
});

test('dead letters are sent again or discarded, one or all, and the keyboard keeps its place', async ({ gallery }) => {
  await openPage(gallery, 'Insights', 'stores-trouble');
  const letters = stores(gallery).getByRole('list', { name: 'Put aside' }).getByRole('listitem');
  await expect(letters.nth(1)).toContainText(/Feedback.*doesn’t name this store.*never tried/);
  await letters.nth(0).getByRole('button', { name: /^Send again/ }).click();
  await expect(stores(gallery).getByRole('heading', { name: 'Put aside' })).toBeFocused();
  await letters.nth(2).getByRole('button', { name: /^Discard/ }).press('Enter');
  await stores(gallery).getByRole('button', { name: 'Send all again' }).click();
  const id = (index: number): string => `${index} webhook:${webhook}`;
  expect(await gallery.sent('outbox:resend')).toEqual([{ letters: [id(1)] }, { letters: 'all' }]);
  expect(await gallery.sent('outbox:discard')).toEqual([{ letters: [id(30)] }]);
});

test.describe('a signing secret', () => {
  test('is typed unseen, sent once, and nowhere on the page afterwards', async ({ gallery }) => {
    await openPage(gallery, 'Settings', 'stores');
    await gallery.page.getByRole('button', { name: `Enter secret: ${second}` }).click();
    const field = gallery.page.getByLabel('Signing secret');
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('type', 'password');
    await field.fill('whsec_Zm9yIHRoZSBnYWxsZXJ5IG9ubHk=');
    await field.press('Enter');
    await expect(field).toHaveCount(0);
    expect(await gallery.sent('webhook-secret:set')).toEqual([{ url: second, secret: 'whsec_Zm9yIHRoZSBnYWxsZXJ5IG9ubHk=' }]);
    expect(await gallery.page.content()).not.toContain('whsec_Zm9');
  });

  test('that isn’t one is refused in words, and the field is empty for the next', async ({ gallery }) => {
    await openPage(gallery, 'Settings', 'stores', { 'webhook-secret:set': err(fault('webhook-secret-invalid')) });
    await gallery.page.getByRole('button', { name: `Replace secret: ${webhook}` }).click();
    const field = gallery.page.getByLabel('Signing secret');
    await field.fill('letmein');
    await gallery.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(gallery.page.getByText('This is no signing secret')).toBeVisible();
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
    await field.press('Escape');
    await expect(field).toHaveCount(0);
  });

  test('that is not entered after all leaves the keyboard where it was', async ({ gallery }) => {
    await openPage(gallery, 'Settings', 'stores');
    const enter = gallery.page.getByRole('button', { name: `Enter secret: ${second}` });
    for (const leave of [() => gallery.page.keyboard.press('Escape'), () => gallery.page.locator('.webhook-form').getByRole('button', { name: 'Cancel' }).press('Enter')]) {
      await enter.press('Enter');
      await expect(gallery.page.getByLabel('Signing secret')).toBeFocused();
      await leave();
      await expect(enter).toBeFocused();
    }
  });

  test('is removed where one is kept, and only there', async ({ gallery }) => {
    await openPage(gallery, 'Settings', 'stores');
    await expect(gallery.page.getByRole('button', { name: /^Remove secret/ })).toHaveCount(1);
    await gallery.page.getByRole('button', { name: `Remove secret: ${webhook}` }).click();
    expect(await gallery.sent('webhook-secret:remove')).toEqual([{ url: webhook }]);
  });
});

test('without a store there is nothing to see, and without a policy no empty group', async ({ gallery }) => {
  const state = storesFixtures.stores;
  if (state === undefined) throw new Error('There is no such fixture.');
  await gallery.open({ ...state, locked: [], outbox: { ...calmOutbox, sinks: [] } });
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(gallery.page.getByRole('heading', { name: 'Freshness' })).toBeVisible();
  await expect(gallery.page.getByRole('region', { name: /external stores/i })).toHaveCount(0);
  await gallery.page.getByRole('button', { name: 'Back', exact: true }).click();
  await fromWindowMenu(gallery.page, 'Insights');
  await expect(gallery.page.getByRole('heading', { name: 'Insights' })).toBeVisible();
  await expect(gallery.page.getByRole('region', { name: /external stores/i })).toHaveCount(0);
});
