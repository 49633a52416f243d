import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { onExit } from '../setup/on-exit.mjs';
import { sandboxFlags } from '../setup/sandbox.mjs';
import { root } from '../root.mjs';

/**
 * The app, with no driver attached to it.
 * @typedef {object} RunningApp
 * @property {number} pid of its main process
 * @property {() => boolean} alive
 * @property {string} profile as this process names it
 * @property {() => Promise<Record<string, any>[]>} auditLines
 * @property {() => Promise<void>} stop asks it to quit, and ends it 20 s later
 */

/**
 * @param {object} given
 * @param {string} given.binary
 * @param {string} given.folder for what it prints
 * @param {string} given.profile as the app names it
 * @param {string} given.seenProfile as this process does
 * @param {readonly string[]} given.enter
 * @param {NodeJS.ProcessEnv} given.env
 * @returns {Promise<RunningApp>}
 */
export async function startApp({ binary, folder, profile, seenProfile, enter, env }) {
  const [command, ...args] = [...enter, binary, ...sandboxFlags(binary).flags, root, `--user-data-dir=${profile}`, '--remote-debugging-port=0'];
  const log = openSync(join(folder, 'app.log'), 'a', 0o600);
  const child = spawn(command, args, { env, cwd: root, stdio: ['ignore', log, log], detached: true });
  const pid = child.pid ?? 0;
  const alive = () => child.exitCode === null && child.signalCode === null;
  const kill = () => {
    try {
      // With its other processes: they are in a group of their own.
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  const forget = onExit(kill);
  return {
    pid,
    alive,
    profile: seenProfile,
    auditLines: () => linesOf(join(seenProfile, 'audit')),
    stop: async () => {
      if (alive()) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await Promise.race([ended, sleep(20_000, undefined, { ref: false })]);
      }
      kill();
      forget();
    },
  };
}

/**
 * @param {string} folder
 * @returns {Promise<Record<string, any>[]>} what the trail's whole lines hold, in order
 */
async function linesOf(folder) {
  const files = (await readdir(folder).catch(() => [])).filter((name) => /^audit-.*\.jsonl$/.test(name)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => text.slice(0, text.lastIndexOf('\n') + 1).split('\n')).filter(Boolean).map((line) => JSON.parse(line));
}

/**
 * A profile as it is after the first run.
 * @param {string} profile as this process names it
 * @param {import('../soak/simulator.mjs').Client} client
 */
export async function configure(profile, { orgUrl, clientId, knowledgeBaseIds }) {
  const knowledgeSources = knowledgeBaseIds.map((knowledgeBaseId, index) => ({ knowledgeBaseId, priority: index + 1 }));
  await rm(join(profile, 'settings.json'), { force: true });
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ gateway: { orgUrl, clientId, knowledgeSources, queryTimeoutMs: 3_000 } }), { mode: 0o600 });
}
