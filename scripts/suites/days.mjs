import process from 'node:process';

/**
 * A day that tests run as if on: a moment, a time zone and a language.
 * @typedef {object} Day
 * @property {string} name
 * @property {string} why what is special about it
 * @property {string} zone IANA
 * @property {'C.UTF-8' | 'de_DE.UTF-8'} lang
 * @property {(now: number) => number} at the moment, epoch milliseconds, from the real one
 */

const dayMs = 86_400_000;

/** The days of `npm run test:calendar`; one of them is drawn in each `npm test`. @type {readonly Day[]} */
export const days = [
  { name: 'in-five-days', why: 'another day than the one the tests were written on', zone: 'Asia/Kolkata', lang: 'C.UTF-8', at: (now) => now + 5 * dayMs },
  fixed('new-year', 'two minutes before a year ends', '2026-12-31T23:58:00+13:00', 'Pacific/Auckland', 'de_DE.UTF-8'),
  fixed('february-end', 'a minute before March, in a zone of half hours', '2027-02-28T23:59:00-03:30', 'America/St_Johns', 'C.UTF-8'),
  fixed('leap-day', 'a day that most years lack', '2028-02-29T12:00:00+05:30', 'Asia/Kolkata', 'de_DE.UTF-8'),
  fixed('berlin-spring', 'two minutes before the clocks go forward', '2027-03-28T01:58:00+01:00', 'Europe/Berlin', 'de_DE.UTF-8'),
  fixed('berlin-autumn', 'two minutes before the clocks go back', '2027-10-31T02:58:00+02:00', 'Europe/Berlin', 'C.UTF-8'),
  fixed('new-york-spring', 'two minutes before the clocks go forward', '2027-03-14T01:58:00-05:00', 'America/New_York', 'C.UTF-8'),
  fixed('new-york-autumn', 'two minutes before the clocks go back', '2027-11-07T01:58:00-04:00', 'America/New_York', 'de_DE.UTF-8'),
];

/** What `--day today` means: the machine's own clock, zone and language. */
export const today = 'today';

/**
 * The day of that name, or one that is drawn.
 * @param {string | null} name null: none is asked for
 * @param {() => number} random from 0 up to 1
 * @returns {{ ok: true, day: Day | null } | { ok: false, sentence: string }} null: the machine's own
 */
export function chosenDay(name, random = Math.random) {
  if (name === null) return { ok: true, day: daysCanBeSet() ? (days[Math.floor(random() * days.length)] ?? null) : null };
  if (name === today) return { ok: true, day: null };
  const day = days.find((one) => one.name === name);
  return day ? { ok: true, day } : { ok: false, sentence: `There is no day “${name}”. There are ${days.map((one) => one.name).join(', ')}, and ${today} for the machine’s own clock.` };
}

/**
 * The environment in which a process, and whatever it starts, is on that day. Its clock runs on from there, the same in all
 * of them, since each adds one offset to the real clock. Timers and deadlines keep the real, monotonic one, and files
 * their real times.
 * @param {Day} day
 * @param {number} now the real moment, epoch milliseconds
 * @returns {NodeJS.ProcessEnv} undefined: that variable must not be there
 */
export function dayEnv(day, now) {
  const seconds = Math.round((day.at(now) - now) / 1_000);
  return {
    TZ: day.zone,
    LANG: day.lang,
    LC_ALL: undefined,
    LC_TIME: undefined,
    LC_MESSAGES: undefined,
    LANGUAGE: undefined,
    // The loader puts the library folder of the machine's architecture for $LIB, as Debian's own `faketime` has it do.
    LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
    FAKETIME: `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    // Its remedy for an old fault of glibc makes Chromium's waits with a deadline end at once, again and again.
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    NO_FAKE_STAT: '1',
  };
}

/**
 * The suites, run as if on that day.
 * @param {readonly import('./suites.mjs').Stage[]} stages
 * @param {Day | null} day null: the machine's own
 * @param {number} now the real moment, epoch milliseconds
 * @returns {import('./suites.mjs').Stage[]}
 */
export function onDay(stages, day, now) {
  if (day === null) return [...stages];
  const env = dayEnv(day, now);
  return stages.map((stage) => stage.map((track) => track.map((suite) => ({ ...suite, env: { ...suite.env, ...env } }))));
}

/**
 * The day in words, with its moment as a clock in its zone shows it: a run that failed is done again by the name.
 * @param {Day | null} day
 * @param {number} now
 */
export function daySentence(day, now) {
  if (day === null) return 'Day: today, by the machine’s own clock, zone and language';
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: day.zone, dateStyle: 'short', timeStyle: 'short' }).format(day.at(now));
  return `Day: ${day.name}, ${clock} in ${day.zone}, ${day.lang} (${day.why}); again with --day ${day.name}`;
}

/** Whether a process's clock can be set on this machine. */
export function daysCanBeSet(platform = process.platform) {
  return platform === 'linux';
}

/**
 * @param {string} name
 * @param {string} why
 * @param {string} moment with its offset from UTC
 * @param {string} zone
 * @param {Day['lang']} lang
 * @returns {Day}
 */
function fixed(name, why, moment, zone, lang) {
  const at = Date.parse(moment);
  return { name, why, zone, lang, at: () => at };
}
