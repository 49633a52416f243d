import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeOf } from '../../../../src/main/app/start/home';
import { misplaced, profileTrouble } from '../../../../src/main/app/start/profile-folder';
import { longestTempFolder, tempFolderOf } from '../../../../src/main/app/start/temp-folder';

describe('the home folder', () => {
  const home = (env: NodeJS.ProcessEnv, onRecord: string | null, folders: readonly string[]) => homeOf({ env, onRecord, isFolder: (path) => folders.includes(path) });

  it('is what HOME names where that is a folder', () => {
    expect(home({ HOME: '/home/a' }, '/home/b', ['/home/a', '/home/b'])).toEqual({ home: '/home/a', config: '/home/a/.config' });
  });

  it.each([undefined, '', 'relative', '/gone', '.'])('is the one on record where HOME is %j', (HOME) => {
    expect(home({ HOME }, '/home/b', ['/home/b', 'relative', '.', ''])).toEqual({ home: '/home/b', config: '/home/b/.config' });
  });

  it.each([null, '/nonexistent', ''])('is unknown where the one on record is %j, too', (onRecord) => {
    expect(home({}, onRecord, ['', '/tmp'])).toBeNull();
  });

  it('keeps settings where XDG_CONFIG_HOME says, unless that is not absolute', () => {
    expect(home({ HOME: '/h', XDG_CONFIG_HOME: '/c' }, null, ['/h'])).toEqual({ home: '/h', config: '/c' });
    for (const XDG_CONFIG_HOME of ['', 'c', './c', '../c']) expect(home({ HOME: '/h', XDG_CONFIG_HOME }, null, ['/h'])).toEqual({ home: '/h', config: '/h/.config' });
  });
});

describe('the folder for temporary files', () => {
  const temp = (env: NodeJS.ProcessEnv, without: readonly string[] = [], isPrivate = true) => tempFolderOf(env, { canWrite: (path) => !without.includes(path), isPrivate: () => isPrivate });

  it('is what TMPDIR names, as long as a socket has room in it', () => {
    const longest = `/${'x'.repeat(longestTempFolder - 1)}`;
    expect(temp({ TMPDIR: longest })).toBe(longest);
    expect(temp({ TMPDIR: `${longest}x` })).toBe('/tmp');
    // Bytes count, not letters.
    expect(temp({ TMPDIR: `/${'ü'.repeat(longestTempFolder / 2)}` })).toBe('/tmp');
  });

  it('is the session’s own, and then the system’s, where TMPDIR names none that can be used', () => {
    for (const TMPDIR of [undefined, '', 'relative', '/gone']) {
      expect(temp({ TMPDIR, XDG_RUNTIME_DIR: '/run/user/1' }, ['/gone'])).toBe('/run/user/1');
      expect(temp({ TMPDIR }, ['/gone'])).toBe('/tmp');
      expect(temp({ TMPDIR }, ['/gone', '/tmp'])).toBe('/var/tmp');
    }
    expect(temp({}, ['/tmp', '/var/tmp'])).toBeNull();
  });

  it('is not the session’s own where that is another user’s, as after a change of user', () => {
    expect(temp({ XDG_RUNTIME_DIR: '/run/user/1' }, [], false)).toBe('/tmp');
  });
});

describe('a profile folder', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cuecard-profile-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('that can be used, or made, is no trouble, and holds nothing afterwards', () => {
    const made = join(folder, 'a', 'b');
    expect(profileTrouble(made)).toBeNull();
    expect(readdirSync(made)).toEqual([]);
    const link = join(folder, 'link');
    symlinkSync(made, link);
    expect(profileTrouble(link)).toBeNull();
  });

  it('that another start makes at the same moment is no trouble', () => {
    const beside = (path: string): void => {
      mkdirSync(path);
      mkdirSync(path);
    };
    expect(profileTrouble(join(folder, 'a', 'b'), beside)).toBeNull();
  });

  it('that is a file, is in one, or leads nowhere or in a circle is told apart', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const gone = join(folder, 'gone');
    symlinkSync(join(folder, 'nothing'), gone);
    const circle = join(folder, 'circle');
    symlinkSync(circle, circle);
    const toFile = join(folder, 'to-file');
    symlinkSync(file, toFile);
    const intoFile = join(folder, 'into-file');
    symlinkSync(join(file, 'profile'), intoFile);
    // What is in the way is named, also where it stands further up.
    const found = [file, join(file, 'a', 'profile'), toFile, gone, join(gone, 'a', 'profile'), circle, intoFile].map((path) => {
      expect(misplaced(path)).toEqual(profileTrouble(path));
      return [profileTrouble(path)?.fault, profileTrouble(path)?.folder];
    });
    expect(found).toEqual([
      ['not-a-folder', file],
      ['not-a-folder', file],
      ['not-a-folder', toFile],
      ['leads-nowhere', gone],
      ['leads-nowhere', gone],
      ['leads-nowhere', circle],
      ['leads-nowhere', intoFile],
    ]);
    expect(misplaced(join(folder, 'not-yet', 'profile'))).toBeNull();
  });

  it('that the system’s own disk lets nobody write in says so', () => {
    // Which code it has depends on the system; that it ends does not.
    expect(['unusable', 'not-allowed', 'read-only']).toContain(profileTrouble('/proc/cuecard')?.fault);
    expect(profileTrouble(join(folder, 'x'.repeat(300)))).toMatchObject({ fault: 'unusable', detail: 'ENAMETOOLONG' });
  });
});
