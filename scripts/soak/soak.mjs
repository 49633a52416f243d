import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { agentAt, lookUntil } from './agent.mjs';
import { soakFaults, soakPauseMs } from './faults.mjs';
import { figuresOf } from './figures.mjs';
import { judge } from './judge.mjs';
import { chanceFrom } from './random.mjs';
import { signIn, startApp } from './running-app.mjs';
import { startGenesys } from './simulator.mjs';
import { clock, tableOf, verdictLines } from './table.mjs';
import { tallyOf } from './tally.mjs';
import { makeTrouble, pauseOrOver } from './trouble.mjs';

const deadlineMs = 3_000;
/** Longer than the longest pause of the back-off, 30 s, and a question's deadline. */
const settleMs = 60_000;
const warmUpMs = 5_000;
/** A pong that was left out at the very end is missed 10 s later. */
const aftermathMs = 12_000;

/**
 * Drives the real app for some minutes with a fault every few seconds, tells what it held at start, middle and end,
 * and judges it. Everything is gone afterwards, but for the folder of a run that failed.
 * @param {{ binary: string, minutes: number, seed: number }} options
 * @returns {Promise<number>} 0 when every rule holds, else 1
 */
export async function soak({ binary, minutes, seed }) {
  say(`Soaking for ${minutes} min with seed ${seed} (the same faults again: npm run soak -- --minutes ${minutes} --seed ${seed}).`);
  const genesys = await startGenesys(randomBytes(24).toString('base64url'));
  let passed = false;
  try {
    const running = await startApp(binary);
    try {
      passed = await run(running, genesys, { minutes, seed });
    } catch (error) {
      if (running.interrupted()) say('The soak was interrupted, and nothing of it was kept.');
      else if (running.alive() && running.crashes.length === 0) throw error;
      else say(`The soak failed: ${running.crashes[0] ?? 'the app ended by itself'}.`);
    } finally {
      await running.stop();
      if (passed || running.interrupted()) await running.remove();
      else say(`Profile and logs of the run are in ${running.folder}.`);
    }
  } finally {
    await genesys.simulator.close();
  }
  return passed ? 0 : 1;
}

/**
 * @param {import('./running-app.mjs').RunningApp} running
 * @param {import('./simulator.mjs').Genesys} genesys
 * @param {{ minutes: number, seed: number }} options
 * @returns {Promise<boolean>} whether every rule holds
 */
async function run(running, genesys, { minutes, seed }) {
  // One row of chance each, so that the faults don't depend on how fast the questions came.
  const [faultChance, askChance, pressChance] = [chanceFrom(seed), chanceFrom(seed + 1), chanceFrom(seed + 2)];
  await signIn(running, genesys.client);
  const { page } = running;
  await page.evaluate((value) => window.cuecard.invoke('settings:change', { path: 'gateway.queryTimeoutMs', value }), deadlineMs);
  const agent = await agentAt(page);
  const started = Date.now();
  const ask = () => agent.ask(`${askChance.pick(genesys.topics)}, case ${agent.asked.size + 1}`);
  /** @type {() => Promise<import('./judge.mjs').Moment>} */
  const moment = async () => {
    const figures = await figuresOf(running);
    const { endings } = await agent.look();
    return { atMs: Date.now() - started, figures, tally: tallyOf(agent.asked, await running.auditRecords(), endings) };
  };
  const settled = async () => {
    const { endings } = await agent.look();
    const { open } = tallyOf(agent.asked, await running.auditRecords(), endings);
    return open.length === 0 && [...agent.asked].every((id) => endings.has(id));
  };

  // A few questions first, so that what is made once for the first one counts as there from the start.
  for (let first = 0; first < 3; first += 1) {
    await ask();
    await lookUntil(agent, deadlineMs + 1_000, settled);
  }
  await sleep(warmUpMs);
  const start = await moment();
  report([['start', start]]);

  const over = new AbortController();
  const retried = { times: 0 };
  const work = Promise.all([
    makeTrouble(soakFaults, { ...genesys, chance: faultChance, deadlineMs, askAndCancel: () => askAndCancel(agent, ask, faultChance) }, over.signal, soakPauseMs),
    askOn(ask, askChance, over.signal),
    press(agent, pressChance, retried, over.signal),
  ]);
  const progress = setInterval(() => say(`  ${clock(Date.now() - started)}  ${agent.asked.size} questions asked`), 60_000);
  /** @type {import('./judge.mjs').Moment} */
  let middle;
  try {
    // Failures of the work end the waiting too.
    await Promise.race([work, sleep(minutes * 30_000)]);
    middle = await moment();
    report([['start', start], ['middle', middle]]);
    await Promise.race([work, sleep(Math.max(0, minutes * 60_000 - (Date.now() - started - start.atMs)))]);
  } finally {
    clearInterval(progress);
    over.abort();
  }
  const [faults] = await work;

  await sleep(aftermathMs);
  // The faults are off, and what they did is done. A session that has stopped for good says so, and asks for the agent's hand.
  const calm = await lookUntil(agent, settleMs, async ({ connection }) => (connection === 'live' || connection === 'stopped') && (await settled()));
  if (calm.connection === 'stopped') {
    retried.times += 1;
    await agent.retry();
    await lookUntil(agent, settleMs, ({ connection }) => connection === 'live');
  }
  await ask();
  await lookUntil(agent, settleMs, async ({ connection }) => connection === 'live' && (await settled()));
  await sleep(warmUpMs);
  const end = await moment();
  const sight = await agent.look();

  report([['start', start], ['middle', middle], ['end', end]]);
  say(`\nFaults made: ${[...faults].map(([name, times]) => `${name} × ${times}`).join(', ')}.`);
  say(`The agent pressed “Retry now” ${retried.times} times; ${agent.refused()} questions were refused before they were one.`);
  const complaints = [...running.crashes, ...(await running.logErrors()), ...sight.faults.filter((tag) => tag === 'unexpected')];
  const verdicts = judge({ start, middle, end, connection: sight.connection, complaints });
  say(`\n${verdictLines(verdicts).join('\n')}`);
  const passed = verdicts.every(({ holds }) => holds);
  say(passed ? 'The soak passed.' : 'The soak failed.');
  return passed;
}

/**
 * Asks as somebody in a call does: now and then, at times several in a row.
 * @param {() => Promise<unknown>} ask
 * @param {import('./random.mjs').Chance} chance
 * @param {AbortSignal} over
 */
async function askOn(ask, chance, over) {
  while (await pauseOrOver(chance.between(400, 3_000), over)) {
    const burst = chance.next() < 0.15 ? 3 : 1;
    for (let asked = 0; asked < burst; asked += 1) await ask();
  }
}

/**
 * @param {import('./agent.mjs').Agent} agent
 * @param {() => Promise<string | null>} ask
 * @param {import('./random.mjs').Chance} chance
 */
async function askAndCancel(agent, ask, chance) {
  const queryId = await ask();
  await sleep(chance.between(0, 100));
  if (queryId !== null) await agent.cancel(queryId);
}

/**
 * Presses "Retry now" where nothing happens without it, and at times where the wait is long.
 * @param {import('./agent.mjs').Agent} agent
 * @param {import('./random.mjs').Chance} chance
 * @param {{ times: number }} retried
 * @param {AbortSignal} over
 */
async function press(agent, chance, retried, over) {
  while (await pauseOrOver(2_000, over)) {
    const { connection } = await agent.look();
    if (connection === 'stopped' || (connection === 'waiting' && chance.next() < 0.2)) {
      retried.times += 1;
      await agent.retry();
    }
  }
}

/** @param {[string, import('./judge.mjs').Moment][]} moments */
function report(moments) {
  const [, last] = moments.at(-1) ?? [];
  say(`\n${clock(last?.atMs ?? 0)}`);
  say(tableOf(moments.map(([title, moment]) => ({ title, moment }))).join('\n'));
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
