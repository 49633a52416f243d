import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../root.mjs';
import { onExit } from '../setup/on-exit.mjs';
import { familyOf, memoryWithoutFilesOf, ownMemoryOf } from '../soak/figures.mjs';
import { mebibytes } from '../soak/judge.mjs';
import { chanceFrom } from '../soak/random.mjs';
import { startGenesys } from '../soak/simulator.mjs';
import { clock, verdictLines } from '../soak/table.mjs';
import { makeTrouble, pauseOrOver } from '../soak/trouble.mjs';
import { startVirtualDesktop } from '../virtual-desktop.mjs';
import { agentAt, lookUntil } from './agent.mjs';
import { diskAt } from './disk.mjs';
import { everyChaos } from './helpers.mjs';
import { judge, tallyOf } from './judge.mjs';
import { ownWorld, whyNoOwnWorld } from './own-world.mjs';
import { processesOf } from './processes.mjs';
import { configure, startApp } from './running-app.mjs';
import { windowOf } from './window.mjs';

/** A window that hangs, a network process that is mute and a back-off of 30 s may come one after the other. */
const settleMs = 120_000;
const startMs = 60_000;
const warmUpMs = 5_000;
/** @type {readonly [number, number]} */
const betweenFaultsMs = [700, 2_500];

/**
 * Runs the real app in a call while everything else on its desktop is killed, stopped, resumed and started again, its disk
 * filled, its clock moved and its time zone changed, and judges it. Everything is gone afterwards, but for the folder of a
 * run that failed.
 * @param {{ binary: string, minutes: number, seed: number }} options
 * @returns {Promise<number>} 0 when every rule holds, else 1
 */
export async function chaos({ binary, minutes, seed }) {
  say(`Chaos for ${minutes} min with seed ${seed} (the same again: npm run chaos -- --minutes ${minutes} --seed ${seed}).`);
  const without = whyNoOwnWorld();
  if (without !== null) say(`Left out are the full disk, the moved clock and the other zones: ${without}.`);
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-chaos-'));
  const forget = onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const genesys = await startGenesys(randomBytes(24).toString('base64url'));
  const { orgUrl, clientId, clientSecret } = genesys.client;
  const secrets = [{ service: 'Cuecard', account: `${clientId}@${new URL(orgUrl).host}`, password: clientSecret }];
  const desktop = await startVirtualDesktop({ logDir: join(folder, 'desktop'), secrets });
  const world = without === null ? await ownWorld(folder) : null;
  let passed = false;
  try {
    passed = await run({ binary, minutes, seed, folder, genesys, desktop, world });
  } finally {
    await world?.end();
    await desktop.stop();
    await genesys.simulator.close();
    forget();
    if (passed) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    else say(`Logs of the run are in ${folder}.`);
  }
  say(passed ? 'The chaos run passed.' : 'The chaos run failed.');
  return passed ? 0 : 1;
}

/**
 * @param {object} given
 * @param {string} given.binary
 * @param {number} given.minutes
 * @param {number} given.seed
 * @param {string} given.folder
 * @param {import('../soak/simulator.mjs').Genesys} given.genesys
 * @param {import('../virtual-desktop.mjs').VirtualDesktop} given.desktop
 * @param {import('./own-world.mjs').OwnWorld | null} given.world
 * @returns {Promise<boolean>} whether every rule holds
 */
async function run({ binary, minutes, seed, folder, genesys, desktop, world }) {
  const profile = world?.profile ?? join(folder, 'profile');
  const seenProfile = world?.seen(profile) ?? profile;
  await mkdir(seenProfile, { recursive: true, mode: 0o700 });
  await configure(seenProfile, genesys.client);
  const app = await startApp({ binary, folder, profile, seenProfile, enter: world?.enter ?? [], env: { ...desktop.env, ...world?.env } });
  try {
    const [faultChance, askChance] = [chanceFrom(seed), chanceFrom(seed + 1)];
    const window = windowOf(seenProfile);
    const agent = agentAt(window);
    const started = performance.now();
    let questions = 0;
    const ask = () => agent.ask(`${askChance.pick(genesys.topics)}, case ${(questions += 1)}`);
    /** @returns {Promise<import('./judge.mjs').Moment>} */
    const moment = async () => {
      // How much garbage a window holds says only how long ago it crashed. One that is gone or hangs right now holds none.
      await window.collect().catch(() => undefined);
      return await figures();
    };
    const figures = async () => ({
      atMs: performance.now() - started,
      tally: tallyOf(agent.asked, await app.auditLines()),
      memoryBytes: await memoryWithoutFilesOf(app.pid),
      mainBytes: await ownMemoryOf(app.pid),
      windowBytes: (await Promise.all((await processesOf(app.pid, 'renderer')).map(ownMemoryOf))).reduce((sum, bytes) => sum + bytes, 0),
      files: (await readdir(`/proc/${app.pid}/fd`).catch(() => [])).length,
      processes: (await familyOf(app.pid)).length,
    });
    const settled = async () => {
      const { missing, heldBack } = tallyOf(agent.asked, await app.auditLines());
      return missing.length <= heldBack;
    };
    await lookUntil(agent, startMs, ({ connection }) => connection === 'live');
    for (let first = 0; first < 3; first += 1) await ask();
    await lookUntil(agent, startMs, settled);
    await sleep(warmUpMs);
    const start = await moment();

    const over = new AbortController();
    const possible = everyChaos.filter(({ needs }) => needs === undefined || world !== null);
    const around = { desktop, simulator: genesys.simulator, world, chance: faultChance, pid: app.pid, disk: world && diskAt(seenProfile) };
    const work = Promise.all([makeTrouble(possible, around, over.signal, betweenFaultsMs), askOn(ask, askChance, over.signal), lookOn(agent, over.signal)]);
    const progress = setInterval(() => {
      say(`  ${clock(performance.now() - started)}  ${agent.asked.size} questions asked, ${agent.refused()} refused, ${agent.unsure()} as the window went; seen: ${agent.seen()}`);
    }, 60_000);
    /** @type {import('./judge.mjs').Moment} */
    let middle;
    try {
      await Promise.race([work, sleep(minutes * 30_000)]);
      middle = await moment();
      await Promise.race([work, sleep(minutes * 30_000)]);
    } finally {
      clearInterval(progress);
      over.abort();
    }
    const [made] = await work;

    // Everything is there again: the app is to find that by itself.
    await lookUntil(agent, settleMs, ({ connection }) => connection === 'live');
    await ask();
    const last = await lookUntil(agent, settleMs, async ({ connection }) => connection === 'live' && (await settled()));
    await sleep(warmUpMs);
    const end = await moment();
    const alive = app.alive();
    await app.stop();
    const verified = await verify(join(seenProfile, 'audit'));

    say(tableOf([['start', start], ['middle', middle], ['end', end]]).join('\n'));
    say(`\nMade: ${[...made].map(([name, times]) => `${name} × ${times}`).join(', ')}.`);
    say(`${agent.refused()} questions were refused, and ${agent.unsure()} asked as the window went.`);
    const stall = last?.processes.worstStall;
    say(`Longest that main did nothing else, by its own meter: ${stall ? `${stall.ms} ms${stall.what === null ? '' : ` (${stall.what})`}` : 'not worth a word'}.`);
    say(`Processes that ended: ${last?.processes.ended.map(({ what, times }) => `${what} × ${times}`).join(', ') || 'none'}.`);
    const verdicts = judge({ start, middle, end, alive, connection: last?.connection ?? 'nothing', unsure: agent.unsure(), verified });
    say(`\n${verdictLines(verdicts).join('\n')}`);
    return verdicts.every(({ holds }) => holds);
  } finally {
    await app.stop();
    // The disk it lies on goes with the run.
    if (world !== null) for (const part of ['logs', 'audit']) await cp(join(seenProfile, part), join(folder, part), { recursive: true }).catch(() => undefined);
  }
}

/**
 * Asks as somebody in a call does.
 * @param {() => Promise<unknown>} ask
 * @param {import('../soak/random.mjs').Chance} chance
 * @param {AbortSignal} over
 */
async function askOn(ask, chance, over) {
  while (await pauseOrOver(chance.between(400, 3_000), over)) await ask();
}

/**
 * Looks at the window now and then, and presses what it offers.
 * @param {import('./agent.mjs').Agent} agent
 * @param {AbortSignal} over
 */
async function lookOn(agent, over) {
  while (await pauseOrOver(2_000, over)) await agent.look();
}

/**
 * What the verifier that needs nothing of Cuecard says of a trail.
 * @param {string} folder
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function verify(folder) {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'docs', 'verify-audit.mjs'), folder], { timeout: 60_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      const [first = ''] = `${stdout}${stderr}`.trim().split('\n');
      resolve({ code, said: `exit code ${code}: ${first}` });
    });
  });
}

/**
 * @param {readonly (readonly [string, import('./judge.mjs').Moment])[]} moments
 * @returns {string[]}
 */
function tableOf(moments) {
  /** @type {readonly (readonly [string, (moment: import('./judge.mjs').Moment) => string | number])[]} */
  const rows = [
    ['at', ({ atMs }) => clock(atMs)],
    ['questions asked', ({ tally }) => tally.asked],
    ['in no record', ({ tally }) => tally.missing.length],
    ['held back, by gaps', ({ tally }) => tally.heldBack],
    ['processes', ({ processes }) => processes],
    ['memory of all, MB', ({ memoryBytes }) => mebibytes(memoryBytes)],
    ['of it main, MB', ({ mainBytes }) => mebibytes(mainBytes)],
    ['of it the window, MB', ({ windowBytes }) => mebibytes(windowBytes)],
    ['file descriptors of main', ({ files }) => files],
  ];
  const lines = [['', ...moments.map(([title]) => title)], ...rows.map(([name, value]) => [name, ...moments.map(([, moment]) => String(value(moment)))])];
  return lines.map(([name = '', ...cells]) => `  ${name.padEnd(28)}${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd());
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
