import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFilesOf } from './open-files';

/** The desktop’s `xdg-open` as an app finds it on its PATH, played by a script. */
export interface PlayedOpener {
  /** The only folder of programs that `env` names. */
  readonly env: NodeJS.ProcessEnv;
  /** `missing` until told otherwise. One that `hangs` ends when `release` is called. */
  become(kind: 'missing' | 'fails' | 'hangs' | 'opens'): Promise<void>;
  /** What it was asked to open, oldest first. */
  asked(): Promise<readonly string[]>;
  /** What the newest one, which hangs, has open beside its script. */
  openFiles(): Promise<readonly string[]>;
  /** Lets those that hang end; so does removing the folder. */
  release(): Promise<void>;
}

/** @param folder of the test’s own; where there is none it is made */
export async function playOpener(folder: string, env: NodeJS.ProcessEnv): Promise<PlayedOpener> {
  const [programs, log, held, ids] = ['programs', 'asked', 'held', 'ids'].map((name) => join(folder, name)) as [string, string, string, string];
  await mkdir(programs, { recursive: true });
  await writeFile(held, '');
  const program = join(programs, 'xdg-open');
  const endings = { opens: 'exit 0', fails: 'exit 4', hangs: `while [ -e '${held}' ]; do /bin/sleep 0.1; done` };
  return {
    env: { ...env, PATH: programs },
    async become(kind) {
      // Another file: a shell may still be reading the one before.
      await rm(program, { force: true });
      if (kind !== 'missing') await writeFile(program, `#!/bin/sh\necho $$ >> '${ids}'\necho "$1" >> '${log}'\n${endings[kind]}\n`, { mode: 0o755 });
    },
    asked: () => linesOf(log),
    openFiles: async () => [...(await openFilesOf(Number((await linesOf(ids)).at(-1)))).values()],
    release: () => rm(held, { force: true }),
  };
}

async function linesOf(file: string): Promise<readonly string[]> {
  return (await readFile(file, 'utf8').catch(() => '')).split('\n').slice(0, -1);
}
