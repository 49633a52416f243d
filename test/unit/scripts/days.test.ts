import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { chosenDay, dayEnv, days, daysCanBeSet, daySentence, onDay } from '../../../scripts/suites/days.mjs';
import type { Suite } from '../../../scripts/suites/suites.mjs';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
const now = Date.parse('2026-11-26T09:30:00Z');
const named = (name: string): (typeof days)[number] => {
  const day = days.find((one) => one.name === name);
  if (!day) throw new Error(`There is no day “${name}”.`);
  return day;
};

/** What a clock on the wall shows in the day's zone. */
function wall(name: string, laterMs = 0): string {
  const { zone, at } = named(name);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at(now) + laterMs);
}

describe('the days tests run as if on', () => {
  it.each([
    ['in-five-days', '2026-12-01 15:00'],
    ['new-year', '2026-12-31 23:58'],
    ['february-end', '2027-02-28 23:59'],
    ['leap-day', '2028-02-29 12:00'],
    ['berlin-spring', '2027-03-28 01:58'],
    ['berlin-autumn', '2027-10-31 02:58'],
    ['new-york-spring', '2027-03-14 01:58'],
    ['new-york-autumn', '2027-11-07 01:58'],
  ])('%s begins at %s in its zone', (name, shown) => {
    expect(wall(name)).toBe(shown);
  });

  it.each([
    ['berlin-spring', '2027-03-28 03:01'],
    ['berlin-autumn', '2027-10-31 02:01'],
    ['new-york-spring', '2027-03-14 03:01'],
    ['new-york-autumn', '2027-11-07 01:01'],
  ])('on %s the clocks change within three minutes', (name, shown) => {
    expect(wall(name, 3 * 60_000)).toBe(shown);
  });

  it('are in five zones, two of them not of whole hours, and in two languages', () => {
    expect([...new Set(days.map(({ zone }) => zone))].sort()).toEqual(['America/New_York', 'America/St_Johns', 'Asia/Kolkata', 'Europe/Berlin', 'Pacific/Auckland']);
    expect([...new Set(days.map(({ lang }) => lang))].sort()).toEqual(['C.UTF-8', 'de_DE.UTF-8']);
  });
});

describe('a run’s day', () => {
  it('is drawn when none is named, and each can be', () => {
    const drawn = days.map((_, index) => chosenDay(null, () => (index + 0.5) / days.length));
    expect(drawn).toEqual(days.map((day) => ({ ok: true, day: daysCanBeSet() ? day : null })));
  });

  it('is the one that is named', () => {
    expect(chosenDay('leap-day', () => 0)).toEqual({ ok: true, day: named('leap-day') });
  });

  it('is the machine’s own when today is asked for', () => {
    expect(chosenDay('today', () => 0)).toEqual({ ok: true, day: null });
  });

  it('is refused by a sentence that names all when there is none of that name', () => {
    const chosen = chosenDay('doomsday', () => 0);
    if (chosen.ok) throw new Error('It was taken.');
    for (const { name } of days) expect(chosen.sentence).toContain(name);
  });

  it('is every suite’s, whatever else it has in its environment', () => {
    const suites = [[[{ name: 'unit', args: ['unit'], deadlineMs: 1, env: { REPORT: 'here', TZ: 'UTC' } }], [{ name: 'soak', args: ['soak'], deadlineMs: 1 }]]];
    const [[[unit], [soak]]] = onDay(suites, named('leap-day'), now) as [[[Suite], [Suite]]]; // As many as were given.
    expect(unit).toMatchObject({ name: 'unit', env: { REPORT: 'here', TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8' } });
    expect(soak.env).toEqual(dayEnv(named('leap-day'), now));
    expect(onDay(suites, null, now)).toEqual(suites);
  });

  it('is said with its moment and how to have it again', () => {
    expect(daySentence(named('new-year'), now)).toBe('Day: new-year, 2026-12-31 23:58 in Pacific/Auckland, de_DE.UTF-8 (two minutes before a year ends); again with --day new-year');
    expect(daySentence(null, now)).toContain('today');
  });
});

describe(`the processes of a run${daysCanBeSet() ? '' : ' (skipped: clocks of processes can be set on Linux only)'}`, () => {
  const script =
    'const { spawnSync } = require("node:child_process");' +
    'const own = [Date.now(), process.hrtime().map(Number), Intl.DateTimeFormat().resolvedOptions()];' +
    'if (process.argv[1]) console.log(JSON.stringify(own)); else process.stdout.write(JSON.stringify(own) + "\\n" + spawnSync(process.execPath, ["-e", process.env.SCRIPT, "child"]).stdout)';

  /** This test's own run may be on such a day. */
  const real = (): number => Date.now() - Number(process.env.FAKETIME ?? 0) * 1_000;

  it.skipIf(!daysCanBeSet()).each(['in-five-days', 'new-year', 'february-end'].map(named))('are on $name, they and what they start, and their timers keep the real clock', async (day) => {
    const begun = real();
    const env = { ...process.env, ...dayEnv(day, begun), SCRIPT: script };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script], { env });
    expect(stderr).toBe('');
    const lines = stdout.trim().split('\n').map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      // As the script above printed it.
      const [shown, monotonic, { timeZone, locale }] = line as [number, [number], Intl.ResolvedDateTimeFormatOptions];
      // Not before the moment, and not so much later that it is another day: a busy machine is slow to start a process.
      expect(shown - day.at(begun)).toBeGreaterThanOrEqual(-1_000);
      expect(shown - day.at(begun)).toBeLessThan(60_000);
      expect(Math.abs(monotonic[0] - process.hrtime()[0])).toBeLessThan(60);
      // Its old name is the one that ICU knows it by.
      expect(timeZone.replace('Calcutta', 'Kolkata')).toBe(day.zone);
      expect(locale).toMatch(day.lang === 'de_DE.UTF-8' ? /^de/ : /^en/);
    }
  });

  it.skipIf(!daysCanBeSet())('see the real times of files', async () => {
    const file = join(scratch(), 'file');
    await writeFile(file, '');
    const { mtimeMs } = await stat(file);
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', 'console.log(require("node:fs").statSync(process.argv[1]).mtimeMs)', file], {
      env: { ...process.env, ...dayEnv(named('leap-day'), real()) },
    });
    expect(Number(stdout)).toBe(mtimeMs);
  });
});
