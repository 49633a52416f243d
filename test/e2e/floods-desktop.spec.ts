import type { Page } from '@playwright/test';
import { expect, test } from '../support/app';

/** How often what was refused, by what it was. */
async function refusedOf(page: Page): Promise<Readonly<Record<string, number>>> {
  const answer = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  if (!answer.ok) throw new Error(answer.error.tag);
  return Object.fromEntries(answer.value.diagnostics.floods.refused.map(({ what, times }) => [what, times]));
}

/** Far more than anybody does at once, and more than comes back while they are made. */
const times = 300;

test('second starts, links and the tray’s menu do no more than a person could; what is over that is counted', async ({ launchSignedIn, hostTray }) => {
  const tray = await hostTray();
  const { page, app } = await launchSignedIn({ args: ['--hidden'] });
  const item = await tray.item;
  const shows = (): Promise<number> => app.evaluate(() => Number(Reflect.get(globalThis, 'cuecardShows')));
  await app.evaluate(({ BrowserWindow }) => {
    Reflect.set(globalThis, 'cuecardShows', 0);
    const [window] = BrowserWindow.getAllWindows();
    window?.on('show', () => Reflect.set(globalThis, 'cuecardShows', Number(Reflect.get(globalThis, 'cuecardShows')) + 1));
    // Seen once more each time it is brought into view.
    window?.on('show', () => window.hide());
    window?.hide();
  });

  await test.step('second starts, each of which would bring the window into view', async () => {
    await app.evaluate(({ app: main }, often) => {
      for (let start = 0; start < often; start += 1) main.emit('second-instance', { preventDefault: () => undefined }, ['cuecard'], '/');
    }, times);
    await expect.poll(async () => (await refusedOf(page))['second-start'] ?? 0).toBeGreaterThan(times - 40);
    // Not even looked into for a link, beyond so many.
    expect((await refusedOf(page)).link).toBeGreaterThan(times - 60);
    expect(await shows()).toBeLessThanOrEqual(40);
  });

  await test.step('links', async () => {
    const before = (await refusedOf(page)).link ?? 0;
    await app.evaluate(({ app: main }, often) => {
      for (let link = 0; link < often; link += 1) main.emit('open-url', { preventDefault: () => undefined }, 'cuecard://ask?text=parcel');
    }, times);
    await expect.poll(async () => ((await refusedOf(page)).link ?? 0) - before).toBeGreaterThan(times - 60);
  });

  await test.step('choices in the tray’s menu, which a program on the bus can make, too', async () => {
    const before = await shows();
    expect(await item.choose('Show Cuecard', times)).toBe('chosen');
    await expect.poll(async () => (await refusedOf(page)).tray ?? 0, { timeout: 20_000 }).toBeGreaterThan(times / 2);
    expect((await shows()) - before).toBeLessThan(times / 2);
    await expect(page.getByRole('main')).toBeAttached();
  });
});
