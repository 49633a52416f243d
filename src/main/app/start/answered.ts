import { accessSync, constants, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Whether a Cuecard that runs has this profile and hears of this start. Chromium says no more than that the lock failed, and
 * its lock may name a process of another computer, another user or another container, or one that took a dead one's number: so
 * what counts is whether somebody listens on the lock's socket, and this user may speak there.
 */
export function isAnswered(folder: string): boolean {
  // Windows keeps that lock elsewhere, and gives it up with the process.
  if (process.platform === 'win32') return true;
  try {
    const socket = readlinkSync(join(folder, 'SingletonSocket'));
    accessSync(socket, constants.W_OK);
    return process.platform === 'linux' ? isListenedOn(socket) : isAlive(folder);
  } catch {
    return false;
  }
}

/** By the system's list of sockets; a connection could only be waited for, and Chromium would begin meanwhile. */
function isListenedOn(socket: string): boolean {
  const accepting = 0x1_00_00;
  return readFileSync('/proc/net/unix', 'utf8')
    .split('\n')
    .some((line) => line.endsWith(` ${socket}`) && (Number.parseInt(line.split(' ')[3] ?? '', 16) & accepting) !== 0);
}

/** Where the system has no such list. */
function isAlive(folder: string): boolean {
  const [, pid] = /-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock'))) ?? [];
  return pid !== undefined && process.kill(Number(pid), 0);
}
