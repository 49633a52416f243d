import { expect } from '@playwright/test';
import { fault } from '../../src/shared/fault';
import { announced, beginAfresh, fixture } from './acts';
import { calm } from './fixtures';
import { test } from './gallery-app';

beginAfresh();

test.describe('the connection', () => {
  test('counts down, and a retry can be asked for', async ({ gallery }) => {
    const retryAt = Date.now() + 600_000;
    await gallery.open({ ...calm, connection: { status: 'waiting', fault: fault('connection-lost'), retryAt, limit: null } });
    const status = gallery.page.getByRole('status', { name: 'Connection' });
    const seconds = async (): Promise<number> => Number(/Reconnecting in (\d+) s/.exec((await status.textContent()) ?? '')?.[1]);
    const first = await seconds();
    expect(first).toBeLessThanOrEqual(600);
    await expect.poll(seconds).toBeLessThan(first);
    await gallery.page.getByRole('button', { name: 'Retry now' }).click();
    expect(await gallery.sent('connection:retry')).toEqual([null]);
  });

  test('announces a change, not its ticks', async ({ gallery }) => {
    await gallery.open(calm);
    await gallery.push({ ...calm, connection: { status: 'waiting', fault: null, retryAt: Date.now() + 600_000, limit: null } });
    await announced(gallery, 'Reconnecting…');
    await expect(gallery.page.getByRole('status', { name: 'Connection' })).toHaveAttribute('aria-live', 'off');
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
