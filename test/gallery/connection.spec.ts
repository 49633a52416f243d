import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { announced, beginAfresh, fixture } from './acts';
import { now } from './fixture-moment';
import { calm } from './fixture-parts';
import { test } from './gallery-app';

beginAfresh();

test.describe('the connection', () => {
  test('counts down, and a retry can be asked for', async ({ gallery }) => {
    await gallery.open({ ...calm, connection: { status: 'waiting', fault: fault('connection-lost'), retryAt: now + 600_000, limit: null } });
    const status = gallery.page.getByRole('status', { name: 'Connection' });
    await expect(status).toContainText('Reconnecting in 600 s');
    await gallery.clockTo(now + 200_000);
    await expect(status).toContainText('Reconnecting in 400 s');
    await gallery.page.getByRole('button', { name: 'Retry now' }).click();
    expect(await gallery.sent('connection:retry')).toEqual([null]);
  });

  test('announces a change, not its ticks', async ({ gallery }) => {
    await gallery.open(calm);
    await gallery.push({ ...calm, connection: { status: 'waiting', fault: null, retryAt: now + 600_000, limit: null } });
    await announced(gallery, 'Reconnecting…');
    await expect(gallery.page.getByRole('status', { name: 'Connection' })).toHaveAttribute('aria-live', 'off');
  });

  test('that the gateway limits counts its pause down, announced without the ticks, and goes on', async ({ gallery }) => {
    const words = 'Connected · The gateway limits us: 2 at a time for now';
    await gallery.open(calm);
    await gallery.push({ ...calm, connection: { ...calm.connection, limit: { atOnce: 2, resumesAt: now + 3_000 } } });
    const status = gallery.page.getByRole('status', { name: 'Connection' });
    await expect(status).toHaveText(`${words} · asking again in 3 s`);
    await announced(gallery, words);
    await gallery.clockTo(now + 1_000);
    await expect(status).toHaveText(`${words} · asking again in 2 s`);
    await gallery.clockTo(now + 3_000);
    await expect(status).toHaveText(words);
    await gallery.push(calm);
    await expect(status).toHaveText('Connected');
    await announced(gallery, 'Connected');
  });

  test('has a shape of its own wherever it differs for the agent', async ({ gallery }) => {
    const shapes = new Set<string>();
    for (const name of ['cards', 'connection-limited', 'connection-connecting', 'connection-waiting', 'connection-stopped']) {
      await gallery.open(fixture(name));
      shapes.add(await gallery.page.getByRole('status', { name: 'Connection' }).locator('svg').innerHTML());
    }
    expect(shapes.size).toBe(5);
  });

  test('that is gone leaves its questions in line, each with its place and its seconds, and can be cancelled', async ({ gallery }) => {
    await gallery.open(fixture('connection-waiting-many'));
    const rows = gallery.page.getByRole('list', { name: 'Questions' }).getByRole('listitem');
    await expect(rows.nth(0)).toContainText(/Waiting for the connection · 8th in line · 1 s$/);
    await expect(rows.nth(1)).toContainText(/7th in line · 3 s$/);
    await expect(rows.nth(2)).toContainText(/6th in line · 4 s$/);
    await expect(rows.nth(3)).toHaveText('and 5 more in line');
    await gallery.page.getByRole('button', { name: 'Cancel question' }).first().click();
    expect(await gallery.sent('query:cancel')).toEqual([{ queryId: 'waiting-8' }]);
    // Its seconds go on.
    await gallery.clockTo(now + 5_000);
    await expect(rows.nth(0)).toContainText(/8th in line · 6 s$/);
  });

  test('that a refused secret has stopped leads to signing in again', async ({ gallery }) => {
    await gallery.open(fixture('connection-secret-refused'));
    await expect(gallery.page.getByRole('button', { name: 'Retry now' })).toHaveCount(0);
    await gallery.page.getByRole('button', { name: 'Sign in again' }).click();
    expect(await gallery.sent('sign-in:sign-out')).toEqual([null]);
  });

  test('that a keyring has stopped is retried there', async ({ gallery }) => {
    await gallery.open(fixture('connection-keyring'));
    await gallery.page.getByRole('button', { name: 'Retry now' }).click();
    expect(await gallery.sent('keyring:retry')).toEqual([null]);
  });
});
