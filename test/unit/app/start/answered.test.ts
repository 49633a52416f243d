import { existsSync, symlinkSync, unlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { isAnswered } from '../../../../src/main/app/start/answered';
import { scratchFolders } from '../../../support/scratch';

/** As Chromium lays it: a lock that names a process, and the way to its socket. */
function lay(profile: string, lock: string, socket: string): void {
  symlinkSync(lock, join(profile, 'SingletonLock'));
  symlinkSync(socket, join(profile, 'SingletonSocket'));
}

const listening = async (socket: string): Promise<Server> => {
  const server = createServer((connection) => connection.destroy());
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return server;
};

const closed = (server: Server): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));

describe.skipIf(process.platform !== 'linux')('a profile whose lock was refused', () => {
  const newFolder = scratchFolders();

  it('is answered for while somebody listens on the lock’s socket, whatever process the lock names', async () => {
    for (const lock of [`${hostname()}-${process.pid}`, 'another-computer-1', `${hostname()}-4194305`]) {
      const profile = newFolder();
      const socket = join(newFolder(), 'SingletonSocket');
      lay(profile, lock, socket);
      expect(isAnswered(profile)).toBe(false);
      const server = await listening(socket);
      expect(isAnswered(profile)).toBe(true);
      await closed(server);
      expect(isAnswered(profile)).toBe(false);
    }
  });

  it('is answered for by nobody where the process that the lock names lives on as another one’s', async () => {
    const profile = newFolder();
    symlinkSync(`${hostname()}-${process.pid}`, join(profile, 'SingletonLock'));
    expect(isAnswered(profile)).toBe(false);
    // Somebody listens where the lock does not lead any more.
    const socket = join(newFolder(), 'SingletonSocket');
    const server = await listening(socket);
    symlinkSync(socket, join(profile, 'SingletonSocket'));
    unlinkSync(socket);
    expect(existsSync(socket)).toBe(false);
    expect(isAnswered(profile)).toBe(false);
    await closed(server);
  });
});
