import { spawnSync } from 'node:child_process';
import { z } from 'zod';

/** Where Windows has the policy, and who may change its file and its folder (SDDL; null where there is none). */
export interface WindowsPlace {
  readonly file: string;
  readonly fileRights: string | null;
  readonly folderRights: string | null;
}

/**
 * Asks Windows, by the known-folder API and not by an environment variable, which whoever starts the app can set. Takes
 * some tenths of a second, ten at most; null where Windows can't be asked so. Not verified on a Windows computer.
 */
export function askWindows(): WindowsPlace | null {
  // The kernel's own name of the system folder, for the same reason.
  const shell = '\\\\?\\GLOBALROOT\\SystemRoot\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
  // Classes of .NET alone: modules would be looked for along another variable.
  const script = [
    "$ErrorActionPreference='Stop'",
    "$d=[IO.Path]::Combine([Environment]::GetFolderPath('CommonApplicationData'),'Cuecard')",
    "$f=[IO.Path]::Combine($d,'policy.json')",
    "$r=''; if([IO.File]::Exists($f)){$r=[IO.File]::GetAccessControl($f).GetSecurityDescriptorSddlForm('All')}",
    "$q=''; if([IO.Directory]::Exists($d)){$q=[IO.Directory]::GetAccessControl($d).GetSecurityDescriptorSddlForm('All')}",
    '[Console]::OutputEncoding=[Text.Encoding]::UTF8',
    '[Console]::Out.Write([string]::Join([string][char]10,@($f,$r,$q)))',
  ].join('; ');
  const { stdout, status } = spawnSync(shell, ['-NoProfile', '-NonInteractive', '-Command', script], { encoding: 'utf8', timeout: longestMs, windowsHide: true });
  return status === 0 ? readAnswer(stdout) : null;
}

const longestMs = 10_000;

/** Reads the three lines of the answer; null where it is none. */
export function readAnswer(text: string): WindowsPlace | null {
  const lines = linesSchema.safeParse(text.split('\n').map((line) => line.trim()));
  if (!lines.success) return null;
  const [file, fileRights, folderRights] = lines.data;
  return { file, fileRights: fileRights === '' ? null : fileRights, folderRights: folderRights === '' ? null : folderRights };
}

const linesSchema = z.tuple([z.string().regex(/^[A-Za-z]:\\.+\\policy\.json$/), z.string(), z.string()]);

/** Why somebody else than administrators could change the policy, in a few words; null where nobody can. */
export function windowsWeakness({ fileRights, folderRights }: WindowsPlace): string | null {
  return weaknessOfSddl(folderRights, 'its folder') ?? weaknessOfSddl(fileRights, 'the file');
}

/** Administrators, the system, and the installer of Windows' own updates. */
const trusted: readonly string[] = ['BA', 'SY', 'S-1-5-32-544', 'S-1-5-18', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464'];

function weaknessOfSddl(sddl: string | null, what: string): string | null {
  const owner = /^O:(S-[\d-]+|[A-Z]{2})/.exec(sddl ?? '')?.[1];
  if (owner === undefined) return `the rights of ${what} could not be read`;
  if (!trusted.includes(owner)) return `${what} is not the administrators’`;
  const list = /D:([A-Z_]*)((?:\([^()]*\))*)(?:S:.*)?$/s.exec(sddl?.slice(2) ?? '');
  // No list at all lets everybody do everything; one that isn't understood might.
  if (list === null || list[1]?.includes('NO_ACCESS_CONTROL') === true) return `others than administrators can write to ${what}`;
  const open = [...(list[2] ?? '').matchAll(/\(([^()]*)\)/g)].some((entry) => letsOthersWrite(entry[1] ?? ''));
  return open ? `others than administrators can write to ${what}` : null;
}

/** One entry: type;flags;rights;…;…;account. */
function letsOthersWrite(entry: string): boolean {
  const [type = '', flags = '', rights = '', , , account = ''] = entry.split(';');
  // Denials, and what is only for what comes to be in a folder, which is asked itself.
  if (type.startsWith('D') || type === 'OD' || flags.match(/../g)?.includes('IO') === true) return false;
  return !trusted.includes(account) && (maskOf(rights) & writing) !== 0;
}

/** Writing data, adding a file or a folder, deleting, changing rights or owner; each bit below 2³¹. */
const writing = 0x2 | 0x4 | 0x40 | 0x1_0000 | 0x4_0000 | 0x8_0000 | 0x1000_0000 | 0x4000_0000;

const bits: Readonly<Record<string, number>> = {
  CC: 0x1, DC: 0x2, LC: 0x4, SW: 0x8, RP: 0x10, WP: 0x20, DT: 0x40, LO: 0x80, CR: 0x100,
  RC: 0x2_0000, SD: 0x1_0000, WD: 0x4_0000, WO: 0x8_0000, GA: 0x1000_0000, GX: 0x2000_0000, GW: 0x4000_0000, GR: 0,
  FA: 0x1f_01ff, FR: 0x12_0089, FW: 0x12_0116, FX: 0x12_00a0,
};

/** What is not known counts as everything. */
function maskOf(rights: string): number {
  if (/^0x[0-9a-f]+$/i.test(rights)) return Number(rights) & 0x7fff_ffff;
  return (rights.match(/..?/g) ?? []).reduce((mask, right) => mask | (bits[right] ?? writing), 0);
}
