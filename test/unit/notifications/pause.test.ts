import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Pause } from '../../../src/main/notifications/pause';
import { PauseFile } from '../../../src/main/notifications/pause-file';
import { FakeClock } from '../../support/fake-clock';
import { recordingLog } from '../../support/recording-log';
import { scratchFolders } from '../../support/scratch';

let clock: FakeClock;
let told: (number | null)[];
let kept: (number | null)[];
beforeEach(() => {
  clock = new FakeClock();
  told = [];
  kept = [];
});
const pause = (before: number | null = null): Pause =>
  new Pause({ clock, kept: () => before, keep: (until) => kept.push(until), changed: (until) => told.push(until) });

const minutes = (count: number): number => count * 60_000;

describe('a pause', () => {
  it('ends by itself, is told, and leaves no timer', () => {
    const paused = pause();
    const until = clock.now() + minutes(15);
    paused.begin('15-minutes');
    clock.advance(minutes(15) - 1);
    expect(paused.until).toBe(until);
    clock.advance(1);
    expect(paused.until).toBeNull();
    expect(told).toEqual([until, null]);
    expect(kept).toEqual([until, null]);
    expect(clock.pending).toBe(0);
  });

  it('is ended by the agent, or begins anew', () => {
    const paused = pause();
    paused.begin('1-hour');
    clock.advance(minutes(50));
    paused.begin('15-minutes');
    clock.advance(minutes(14));
    expect(paused.until).not.toBeNull();
    paused.resume();
    paused.resume();
    expect(paused.until).toBeNull();
    expect(told).toHaveLength(3);
    expect(clock.pending).toBe(0);
  });

  it('that passed in the computer’s sleep is over at once on waking, though its timer stood still', () => {
    const paused = pause();
    paused.begin('15-minutes');
    clock.set(clock.now() + minutes(60));
    expect(paused.until).toBeNull();
    paused.look();
    expect(told.at(-1)).toBeNull();
  });

  it('that passed in a sleep nobody told of is over half a minute later', () => {
    pause().begin('1-hour');
    clock.set(clock.now() + minutes(60));
    expect(told).toHaveLength(1);
    clock.advance(30_000);
    expect(told.at(-1)).toBeNull();
  });

  it('does not get longer when the clock on the wall is put back', () => {
    const paused = pause();
    paused.begin('15-minutes');
    clock.set(clock.now() - minutes(600));
    clock.advance(minutes(15));
    expect(paused.until).toBeNull();
    expect(told.at(-1)).toBeNull();
  });

  it('goes on after a restart until its time', () => {
    const until = clock.now() + minutes(5);
    const paused = pause(until);
    expect(paused.until).toBe(until);
    expect(told).toEqual([until]);
    clock.advance(minutes(5));
    expect(told).toEqual([until, null]);
  });

  it.each([
    ['passed meanwhile', -1],
    ['ends now', 0],
    ['lies further ahead than any pause can', minutes(25 * 60) + 1],
  ])('that %s does not come back after a restart', (_what, ahead) => {
    const paused = pause(clock.now() + ahead);
    expect(paused.until).toBeNull();
    expect(told).toEqual([]);
    expect(kept).toEqual([null]);
  });
});

describe('what is kept of it', () => {
  const newFolder = scratchFolders();
  let made: string;
  beforeEach(() => (made = newFolder()));
  const folder = (): string => made;

  it('is a file of the agent’s alone, gone when it is over', async () => {
    const file = new PauseFile(folder(), recordingLog());
    expect(file.read()).toBeNull();
    file.keep(1_770_000_000_000);
    await file.idle();
    expect(file.read()).toBe(1_770_000_000_000);
    expect((await stat(join(folder(), 'pause.json'))).mode & 0o777).toBe(0o600);
    file.keep(1);
    file.keep(null);
    await file.idle();
    await expect(readFile(join(folder(), 'pause.json'))).rejects.toThrow('ENOENT');
  });

  it.each(['', '{', '{"until":"tomorrow"}', '{"until":1,"more":2}', 'null', '\0\0\0'])('that can’t be read is no pause: %j', async (text) => {
    await writeFile(join(folder(), 'pause.json'), text);
    const log = recordingLog();
    expect(new PauseFile(folder(), log).read()).toBeNull();
    expect(log.lines).toHaveLength(1);
  });

  it.each([
    ['a folder', (path: string) => mkdir(path)],
    ['a pipe that nobody writes to', (path: string) => Promise.resolve(execFileSync('mkfifo', [path]))],
  ])('that is no file is no pause, and holds nothing up: %s', async (_what, make) => {
    await make(join(folder(), 'pause.json'));
    const log = recordingLog();
    expect(new PauseFile(folder(), log).read()).toBeNull();
    expect(log.lines).toHaveLength(1);
  });

  it('that can’t be written is logged', async () => {
    const log = recordingLog();
    const file = new PauseFile(join(folder(), 'is not there'), log);
    file.keep(1);
    await file.idle();
    expect(log.lines).toMatchObject([{ message: 'pause not kept' }]);
  });

  it('is asked for again where the disk won’t say, unless the agent says something else first', () => {
    const clock = new FakeClock();
    const until = clock.now() + 3_600_000;
    for (const agent of ['waits', 'pauses'] as const) {
      let disk: number | 'unread' = 'unread';
      const pause = new Pause({ clock, kept: () => disk, keep: () => undefined, changed: () => undefined });
      expect(pause.until).toBeNull();
      if (agent === 'pauses') pause.begin('15-minutes');
      disk = until;
      clock.advance(30_000);
      expect(pause.until).toBe(agent === 'waits' ? until : clock.now() - 30_000 + 15 * 60_000);
      pause.close();
    }
  });

  it('is left as it is where it can’t be read, and complained of once', async () => {
    await symlink('pause.json', join(folder(), 'pause.json'));
    const log = recordingLog();
    const file = new PauseFile(folder(), log);
    expect([file.read(), file.read()]).toEqual(['unread', 'unread']);
    expect(log.lines).toMatchObject([{ message: 'pause not read' }]);
    expect((await lstat(join(folder(), 'pause.json'))).isSymbolicLink()).toBe(true);
  });
});
