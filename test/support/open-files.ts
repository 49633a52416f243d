import { readdir, readlink } from 'node:fs/promises';

/** The played opener’s own script, and the memory that the library of the run’s drawn day (`faketime`) opens in every program. */
const ofTheTest = /\/xdg-open$|^\/dev\/shm\/faketime_/;

/** What a process has open, by its numbers, without what leads nowhere or is of the test. */
export async function openFilesOf(pid: number): Promise<ReadonlyMap<number, string>> {
  const folder = `/proc/${pid}/fd`;
  const open = await Promise.all((await readdir(folder)).map(async (file) => [Number(file), await readlink(`${folder}/${file}`).catch(() => '/dev/null')] as const));
  return new Map(open.filter(([, leadsTo]) => leadsTo !== '/dev/null' && !ofTheTest.test(leadsTo)));
}
