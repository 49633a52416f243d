import { basename } from 'node:path';
import process from 'node:process';

/**
 * How to run npm with `args`: the npm that runs this script when there is one, else the one on PATH.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npm(args) {
  const running = process.env.npm_execpath;
  if (running && basename(running) === 'npm-cli.js') {
    return { command: process.execPath, args: [running, ...args], shell: false };
  }
  // npm is a command file on Windows, which only a shell can start.
  return { command: 'npm', args: [...args], shell: process.platform === 'win32' };
}
