import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { onExit } from './on-exit.mjs';
import { SetupError, duration } from './progress.mjs';

/**
 * @typedef {object} ToolOptions
 * @property {string} advice what to do when it fails: the start of the one sentence the reader gets, without a full stop
 * @property {number} deadlineMs
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {AbortSignal} [signal] gives up early; its reason, a string, is told
 * @property {(line: string) => void} [onLine] each line of stdout and stderr
 * @property {RegExp} [omit] lines that are only for onLine, and kept out of what is logged and shown
 * @property {boolean} [shell] only for Windows' command files
 */

/**
 * Runs a tool to its end, quietly. Rejects with a SetupError when it can't be started, fails or
 * overruns its deadline; its whole output is then kept in a log file that the sentence names.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ToolOptions} options
 * @returns {Promise<string>} what it printed
 */
export function runTool(command, args, { advice, deadlineMs, cwd, env, signal, onLine, omit, shell = false }) {
  return new Promise((resolve, reject) => {
    const grouped = process.platform !== 'win32';
    const child = spawn(command, args, { cwd, env, shell, detached: grouped, stdio: ['ignore', 'pipe', 'pipe'] });
    const signalIt = (/** @type {NodeJS.Signals} */ name) => signalGroup(child.pid, grouped, name);
    // Asked, not killed: a package manager interrupted half-way would leave the machine half-done.
    const forget = onExit(() => signalIt('SIGTERM'));
    let output = '';
    let why = '';
    const giveUp = (/** @type {string} */ reason) => {
      why = reason;
      signalIt('SIGTERM');
      setTimeout(() => signalIt('SIGKILL'), 10_000).unref();
    };
    const timer = setTimeout(() => giveUp(`it took longer than ${duration(deadlineMs)}`), deadlineMs);
    const aborted = () => giveUp(String(signal?.reason));
    signal?.addEventListener('abort', aborted, { once: true });

    const listen = (/** @type {import('node:stream').Readable} */ stream) => {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ chunk) => {
        output += chunk;
        if (!onLine) return;
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(onLine);
      });
    };
    listen(child.stdout);
    listen(child.stderr);

    const settle = (/** @type {string} */ failure) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      forget();
      if (omit) output = output.split('\n').filter((line) => !omit.test(line)).join('\n');
      if (failure) reject(toolError(command, output, failure, advice));
      else resolve(output);
    };
    child.once('error', (error) => settle(error.message));
    child.once('close', (code, killedBy) => settle(why || (code === 0 ? '' : `it ended with ${killedBy ?? code}`)));
  });
}

/**
 * @param {string} command
 * @param {string} output
 * @param {string} failure
 * @param {string} advice
 */
function toolError(command, output, failure, advice) {
  const name = command.replace(/^.*[\\/]/, '').replace(/\W.*$/, '');
  const log = join(tmpdir(), `cuecard-${name}-${Date.now()}-${process.pid}.log`);
  writeFileSync(log, `${output}\n${command}: ${failure}\n`, { mode: 0o600 });
  return new SetupError(`${advice} (${failure}; full output in ${log}).`, output);
}

/**
 * @param {number | undefined} pid
 * @param {boolean} grouped
 * @param {NodeJS.Signals} name
 */
function signalGroup(pid, grouped, name) {
  if (pid === undefined) return;
  try {
    process.kill(grouped ? -pid : pid, name);
  } catch {
    // Already gone.
  }
}
