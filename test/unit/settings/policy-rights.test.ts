import { chmodSync, chownSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { weaknessOf, type Rights } from '../../../src/main/settings/policy-rights';
import { readAnswer, windowsWeakness } from '../../../src/main/settings/windows-rights';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
let top: string;
let file: string;
beforeEach(() => {
  top = scratch();
  mkdirSync(join(top, 'etc', 'cuecard'), { recursive: true, mode: 0o755 });
  file = join(top, 'etc', 'cuecard', 'policy.json');
  writeFileSync(file, '{}', { mode: 0o644 });
});

/** Real rights below the scratch folder; what is above it, such as /tmp, is root's alone. */
const rightsOf = (path: string): Rights => (path.startsWith(top) ? lstatSync(path) : { uid: 0, gid: 0, mode: 0o755, isSymbolicLink: () => false });
const weakness = (platform: NodeJS.Platform = 'linux', path = file): string | null => weaknessOf(path, platform, rightsOf);

const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot)('a policy file on Linux and macOS (real owners, which takes root)', () => {
  it('is root’s, as is every folder on the way', () => {
    expect(weakness()).toBeNull();
  });

  it.each(['etc', 'etc/cuecard', 'etc/cuecard/policy.json'])('is not believed where %s is somebody else’s, or others can write to it', (name) => {
    const one = join(top, name);
    const before = lstatSync(one).mode;
    chownSync(one, 65_534, 0);
    expect(weakness()).toBe(`${one} is not root’s`);
    chownSync(one, 0, 0);
    for (const [mode, gid, weak] of [[0o002, 0, true], [0o020, 65_534, true], [0o020, 0, false], [0o1002, 0, true], [0o020, 80, true], [0, 65_534, false]] as const) {
      chownSync(one, 0, gid);
      chmodSync(one, (before & 0o7777) | mode);
      expect(weakness(), `${mode.toString(8)} ${gid}`).toBe(weak ? `others than root can write to ${one}` : null);
      chmodSync(one, before & 0o7777);
    }
  });

  it('may be writable for the administrators’ group of macOS, there', () => {
    chownSync(join(top, 'etc'), 0, 80);
    chmodSync(join(top, 'etc'), 0o775);
    expect([weakness('darwin'), weakness('linux')]).toEqual([null, `others than root can write to ${join(top, 'etc')}`]);
  });

  it('is asked also where a link leads, and so is the link', () => {
    mkdirSync(join(top, 'theirs'), { mode: 0o777 });
    chmodSync(join(top, 'theirs'), 0o777);
    writeFileSync(join(top, 'theirs', 'policy.json'), '{}');
    const link = join(top, 'etc', 'linked');
    symlinkSync(join(top, 'theirs'), link);
    expect(weakness('linux', join(link, 'policy.json'))).toBe(`others than root can write to ${join(top, 'theirs')}`);
    const own = join(top, 'etc', 'own');
    symlinkSync(join(top, 'etc', 'cuecard'), own);
    expect(weakness('linux', join(own, 'policy.json'))).toBeNull();
  });
});

describe('a policy file on Windows, by what PowerShell says', () => {
  const good = 'O:BAG:SYD:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)';
  const of = (fileRights: string | null, folderRights: string | null): string | null => windowsWeakness({ file: 'C:\\ProgramData\\Cuecard\\policy.json', fileRights, folderRights });

  it('is believed where the administrators alone can change it', () => {
    for (const rights of [good, good.replace('O:BA', 'O:SY'), good.replace('O:BA', 'O:S-1-5-32-544'), `${good}(D;;FA;;;WD)`, `${good}(A;OICIIO;GA;;;CO)`, `${good}(A;;FR;;;WD)`, `${good}S:(AU;FA;WD;;;WD)`]) expect(of(rights, good), rights).toBeNull();
  });

  it.each<readonly [rights: string | null, why: string]>([
    ['O:S-1-5-21-1-2-3-1001G:SYD:(A;;FA;;;BA)', 'the file is not the administrators’'],
    ['O:BUG:SYD:(A;;FA;;;BA)', 'the file is not the administrators’'],
    ['O:BAG:SYD:NO_ACCESS_CONTROL', 'others than administrators can write to the file'],
    ['O:BAG:SY', 'others than administrators can write to the file'],
    ...['(A;;FA;;;BU)', '(A;;FW;;;WD)', '(A;;0x1301bf;;;AU)', '(A;;DC;;;BU)', '(A;CI;DCLCRPCR;;;BU)', '(A;;WD;;;BU)', '(A;;SD;;;S-1-5-21-1-2-3-1001)', '(A;;GA;;;IU)', '(A;;XX;;;BU)', '(XA;;FA;;;BU;(1))'].map(
      (entry) => [`O:BAG:SYD:PAI(A;;FA;;;BA)${entry}`, 'others than administrators can write to the file'] as const,
    ),
    [null, 'the rights of the file could not be read'],
    ['', 'the rights of the file could not be read'],
    ['nonsense', 'the rights of the file could not be read'],
  ])('is not with %j', (rights, why) => {
    expect(of(rights, good)).toBe(why);
    expect(of(good, rights)).toBe(why.replace('the file', 'its folder'));
  });

  it('has an answer of three lines', () => {
    expect(readAnswer(`D:\\Data\\Cuecard\\policy.json\r\n${good}\n`)).toEqual({ file: 'D:\\Data\\Cuecard\\policy.json', fileRights: good, folderRights: null });
    for (const text of ['', 'x', 'policy.json\n\n', 'D:\\a\\policy.json\n']) expect(readAnswer(text), text).toBeNull();
  });
});
