import { expect } from '@playwright/test';
import { days, type Day } from '../../scripts/suites/days.mjs';
import { beginAfresh } from './acts';
import { dayMs, now } from './fixture-moment';
import { calm, query, suggestion } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

beginAfresh();

/** The window's own clock is set to each of the days that the suites are run on, in its zone. */
const anHourLater: Readonly<Record<string, string>> = {
  'new-year': '12:58 AM',
  'february-end': '12:59 AM',
  'leap-day': '1:00 PM',
  'berlin-spring': '3:58 AM',
  'berlin-autumn': '2:58 AM',
  'new-york-spring': '3:58 AM',
  'new-york-autumn': '1:58 AM',
};
const known = days.filter(({ name }) => name in anHourLater);

for (const day of known) {
  test(`on ${day.name} an article’s age is counted by the calendar, and a pause of an hour ends when the clock shows it`, async ({ gallery }) => {
    const { page } = gallery;
    const moment = day.at(now);
    const midnight = lastMidnight(day, moment);
    const ages = [moment - 60_000, midnight, midnight - 1, midnight - dayMs / 2].map((lastUpdated, index) => suggestion(index, { lastUpdated }));
    await inZone(gallery, day.zone, async () => {
      await gallery.open({ ...calm, queries: [query('q1', { askedAt: moment - 3_400 })], suggestions: ages, notifications: { ...calm.notifications, pausedUntil: moment + 3_600_000 } }, {}, moment);
      const cards = page.getByRole('article');
      for (const [index, age] of ['today', 'today', 'yesterday', 'yesterday'].entries()) await expect(cards.nth(index), age).toContainText(age);
      const pause = page.locator('.pause-note');
      await expect(pause).toContainText(new RegExp(`Notifications paused until ${anHourLater[day.name]?.replace(' ', '\\s')}`));
      await gallery.push({ ...calm, notifications: { ...calm.notifications, pausedUntil: nextMidnight(day, moment) } });
      await expect(pause).toContainText('Notifications paused until tomorrow');
      expect(gallery.complaints).toEqual([]);
    });
  });
}

test('each of the days that has a moment of its own is tried', () => {
  expect(known).toHaveLength(Object.keys(anHourLater).length);
});

async function inZone({ page }: Gallery, timezoneId: string, act: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTimezoneOverride', { timezoneId });
  try {
    await act();
  } finally {
    await session.send('Emulation.setTimezoneOverride', { timezoneId: '' });
    await session.detach();
  }
}

/** The first moment of the day in its zone, found without reckoning: minute by minute, as far back as it has the same date. */
function lastMidnight(day: Day, moment: number): number {
  const dateAt = dates(day);
  let at = moment - (moment % 60_000);
  while (dateAt(at - 60_000) === dateAt(moment)) at -= 60_000;
  return at;
}

function nextMidnight(day: Day, moment: number): number {
  const dateAt = dates(day);
  let at = moment - (moment % 60_000);
  while (dateAt(at) === dateAt(moment)) at += 60_000;
  return at;
}

function dates({ zone }: Day): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  return (at) => format.format(at);
}
