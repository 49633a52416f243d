import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PlacesFile } from '../../../../src/main/window/placing/places-file';
import { FakeClock } from '../../../support/fake-clock';
import { recordingLog } from '../../../support/recording-log';
import { scratchFolders } from '../../../support/scratch';

const places = {
  home: 'DP-1|-1920,-180 1920x1080 @1',
  displays: [{ key: 'DP-1|-1920,-180 1920x1080 @1', window: { x: -1900, y: -100, width: 400, height: 640 }, strip: { edge: 'top', from: 'end', offset: 0 } }],
} as const;
const frame = { top: 20, right: 0, bottom: 0, left: 1 };

describe('what the window’s file keeps', () => {
  const newFolder = scratchFolders();
  const open = (folder: string, clock = new FakeClock(), log = recordingLog()): PlacesFile => new PlacesFile({ folder, clock, log });
  const fileOf = (folder: string): string => join(folder, 'window.json');

  it('is nothing at the first start', () => {
    expect(open(newFolder()).current).toEqual({ places: { home: null, displays: [] }, frame: { top: 0, right: 0, bottom: 0, left: 0 } });
  });

  it('is there at the next start, and nobody else may read it', async () => {
    const folder = newFolder();
    const file = open(folder);
    file.keep({ places });
    file.keep({ frame });
    await file.flush();
    expect(open(folder).current).toEqual({ places, frame });
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it('goes through no link that somebody laid beside it', async () => {
    const [folder, victim] = [newFolder(), join(newFolder(), 'victim')];
    writeFileSync(victim, 'as it was');
    symlinkSync(victim, `${fileOf(folder)}.part`);
    const file = open(folder);
    file.keep({ places });
    await file.flush();
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    expect(open(folder).current.places).toEqual(places);
  });

  it('is written once for all changes of a second', async () => {
    const folder = newFolder();
    const clock = new FakeClock();
    const file = open(folder, clock);
    file.keep({ frame });
    file.keep({ places });
    expect(clock.pending).toBe(1);
    clock.advance(1_000);
    await file.flush();
    expect(JSON.parse(readFileSync(fileOf(folder), 'utf8'))).toEqual({ ...places, frame });
    expect(clock.pending).toBe(0);
  });

  it.each([
    ['no JSON', '{"home":'],
    ['empty', ''],
    ['a list', '[]'],
    ['an unknown member', JSON.stringify({ ...places, frame, more: 1 })],
    ['a place out of this world', JSON.stringify({ ...places, frame, displays: [{ ...places.displays[0], window: { x: 1e9, y: 0, width: 1, height: 1 } }] })],
    ['a window without width', JSON.stringify({ ...places, frame, displays: [{ ...places.displays[0], window: { x: 0, y: 0, width: 0, height: 1 } }] })],
    ['an edge nobody has', JSON.stringify({ ...places, frame, displays: [{ ...places.displays[0], strip: { edge: 'middle', from: 'end', offset: 0 } }] })],
    ['more displays than are kept', JSON.stringify({ ...places, frame, displays: Array.from({ length: 17 }, () => places.displays[0]) })],
  ])('is set aside and forgotten where it can’t be understood: %s', (_why, text) => {
    const folder = newFolder();
    writeFileSync(fileOf(folder), text);
    const clock = new FakeClock();
    const log = recordingLog();
    expect(open(folder, clock, log).current.places).toEqual({ home: null, displays: [] });
    expect(readdirSync(folder)).toEqual([`window.unreadable-${clock.now()}.json`]);
    expect(log.lines.map(({ message }) => message)).toEqual(['window places not understood']);
  });

  it('is left as it is while the disk won’t give it, and taken up again with what is new once it does', async () => {
    const folder = newFolder();
    const before = JSON.stringify({ ...places, frame });
    const elsewhere = join(newFolder(), 'elsewhere');
    writeFileSync(elsewhere, before);
    // A link in a circle is there, and can’t be read, by root neither.
    symlinkSync(fileOf(folder), fileOf(folder));
    const [clock, log] = [new FakeClock(), recordingLog()];
    const file = open(folder, clock, log);
    expect(file.current.places.displays).toEqual([]);
    const other = { key: 'DP-2|0,0 800x600 @1', window: { x: 1, y: 2, width: 400, height: 640 }, strip: null };
    file.keep({ places: { home: other.key, displays: [other] } });
    await file.flush();
    expect(lstatSync(fileOf(folder)).isSymbolicLink()).toBe(true);
    rmSync(fileOf(folder));
    renameSync(elsewhere, fileOf(folder));
    // Nobody moves the window any more.
    clock.advance(30_000);
    await file.flush();
    expect(log.lines.map(({ message }) => message)).toEqual(['window places not read']);
    expect(open(folder).current).toEqual({ places: { home: other.key, displays: [other, places.displays[0]] }, frame });
  });

  const noFiles: readonly (readonly [string, (path: string) => void])[] = [
    ['a folder', (path) => mkdirSync(path)],
    [
      'more than it can be',
      (path) => {
        writeFileSync(path, '');
        truncateSync(path, 3 * 2 ** 30);
      },
    ],
    ['a pipe that nobody writes to', (path) => execFileSync('mkfifo', [path])],
  ];
  it.each(noFiles)('is set aside where it is no file: %s', async (_what, make) => {
    const folder = newFolder();
    make(fileOf(folder));
    const clock = new FakeClock();
    const file = open(folder, clock);
    expect(readdirSync(folder)).toEqual([`window.unreadable-${clock.now()}.json`]);
    file.keep({ places });
    await file.flush();
    expect(open(folder).current.places).toEqual(places);
  });

  it('is forgotten, with a line in the log, where it can’t be written', async () => {
    const folder = join(newFolder(), 'not-there');
    const log = recordingLog();
    const file = open(folder, new FakeClock(), log);
    file.keep({ places });
    await file.flush();
    expect(file.current.places).toEqual(places);
    expect(log.lines.map(({ message }) => message)).toEqual(['window places not kept']);
  });
});
