import { mkdir, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { AuditEvent, AuditRecord, ChainLink } from '../../src/shared/domain/audit-record';

const prefix = 'cuecard-e2e-';

/** An empty profile folder, the app's alone. */
export async function newProfile(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), prefix)), 'profile');
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Removes a profile and what the test put beside it; one that somebody else made is theirs. */
export async function removeProfile(profile: string): Promise<void> {
  if (basename(dirname(profile)).startsWith(prefix)) await rm(dirname(profile), { recursive: true, force: true });
}

/** The records of settled queries in an audit folder, oldest first. */
export async function auditRecords(folder: string): Promise<AuditRecord[]> {
  return (await auditLines(folder)).filter((line): line is AuditRecord => !('event' in line));
}

/** What else an audit folder holds: events of governance, oldest first. */
export async function auditEvents(folder: string): Promise<(AuditEvent & ChainLink)[]> {
  return (await auditLines(folder)).filter((line): line is AuditEvent & ChainLink => 'event' in line);
}

/** Every record of an audit folder, oldest first. */
export async function auditLines(folder: string): Promise<(AuditRecord | (AuditEvent & ChainLink))[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl')).sort(new Intl.Collator('en', { numeric: true }).compare);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  // What the product wrote; the tests that care check it field by field.
  return texts.flatMap((text) => text.trim().split('\n').filter(Boolean)).map((line) => JSON.parse(line) as AuditRecord | (AuditEvent & ChainLink));
}

/** Every file below a folder, as bytes. */
export async function filesBelow(folder: string): Promise<{ readonly path: string; readonly bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path, bytes: await readFile(path) };
      }),
  );
}

/** Processes whose command line or working folder names `text`; the test's own are not among them. */
export async function processesNaming(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (Number(pid) !== process.pid && (line.includes(text) || folder.includes(text))) found.push(`${pid} ${line.replaceAll('\0', ' ')}`);
  }
  return found;
}

/** Ends those processes at once, each with its helpers. */
export async function endProcessesNaming(text: string): Promise<void> {
  for (const line of await processesNaming(text)) {
    try {
      process.kill(Number(line.split(' ')[0]), 'SIGKILL');
    } catch {
      // It ended in between.
    }
  }
}
