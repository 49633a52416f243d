import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginRun } from '../../../../src/main/app/supervision/run-marker';
import { noon } from '../../../support/samples';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-run-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const minute = 60_000;

describe('what a run leaves for the next one', () => {
  it('is nothing where it ended in order, and else when it was last alive and how its window was, once', async () => {
    const first = beginRun(folder, noon, 'start');
    expect(first.before).toBeNull();
    await first.alive(noon + 5 * minute, 'hidden');
    const second = beginRun(folder, noon + 6 * minute, 'start');
    expect(second.before).toEqual({ aliveAt: noon + 5 * minute, window: 'hidden', restarts: [] });
    await second.end();
    // A sign of life that was on its way says nothing any more.
    await second.alive(noon + 7 * minute, 'shown');
    expect(beginRun(folder, noon + 8 * minute, 'start').before).toBeNull();
  });

  it('is how often it was started after a crash, in the last ten minutes', () => {
    beginRun(folder, noon, 'start');
    beginRun(folder, noon + 1 * minute, 'restart');
    beginRun(folder, noon + 2 * minute, 'restart');
    expect(beginRun(folder, noon + 10 * minute, 'restart').before?.restarts).toEqual([1, 2, 10].map((minutes) => noon + minutes * minute));
    expect(beginRun(folder, noon + 12 * minute, 'start').before?.restarts).toEqual([noon + 10 * minute]);
  });

  it.each(['', 'null', '{"aliveAt":"soon"}', '\0\0\0\0', '{"aliveAt":1'])('is an end at an unknown time where the file says %j', async (text) => {
    await writeFile(join(folder, 'run.json'), text);
    expect(beginRun(folder, noon, 'start').before).toEqual({ aliveAt: null, window: 'shown', restarts: [] });
  });

  it('is an end at an unknown time where the file is there and can’t be read', async () => {
    await symlink('run.json', join(folder, 'run.json'));
    expect(beginRun(folder, noon, 'start').before).toEqual({ aliveAt: null, window: 'shown', restarts: [] });
  });

  it.each([
    ['a folder', (path: string) => mkdir(path)],
    ['a pipe that nobody reads or writes', (path: string) => Promise.resolve(execFileSync('mkfifo', [path]))],
  ])('is an end at an unknown time where it is no file, and holds nothing up: %s', async (_what, make) => {
    await make(join(folder, 'run.json'));
    const run = beginRun(folder, noon, 'start');
    expect(run.before).toEqual({ aliveAt: null, window: 'shown', restarts: [] });
    await run.alive(noon, 'shown');
  });

  it('is written through no link that somebody laid there', async () => {
    const theirs = join(folder, 'theirs');
    await writeFile(theirs, 'as it was');
    await symlink(theirs, join(folder, 'run.json'));
    await beginRun(folder, noon, 'start').alive(noon, 'shown');
    expect(await readFile(theirs, 'utf8')).toBe('as it was');
  });

  it('is nothing where the folder takes no file, and nothing fails', async () => {
    const run = beginRun(join(folder, 'not-there'), noon, 'start');
    await run.alive(noon, 'shown');
    await run.end();
    expect(run.before).toBeNull();
  });
});
