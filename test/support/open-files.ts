import { readdir, readlink } from 'node:fs/promises';

/** What a process has open, by its numbers; neither its script nor what leads nowhere. */
export async function openFilesOf(pid: number): Promise<ReadonlyMap<number, string>> {
  const folder = `/proc/${pid}/fd`;
  const open = await Promise.all((await readdir(folder)).map(async (file) => [Number(file), await readlink(`${folder}/${file}`).catch(() => '/dev/null')] as const));
  return new Map(open.filter(([, leadsTo]) => leadsTo !== '/dev/null' && !leadsTo.endsWith('/xdg-open')));
}
