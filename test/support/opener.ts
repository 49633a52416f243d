import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The desktop’s `xdg-open` as an app finds it on its PATH, played by a script. */
export interface PlayedOpener {
  /** The only folder of programs that `env` names. */
  readonly env: NodeJS.ProcessEnv;
  /** `missing` until told otherwise. One that `hangs` ends when `release` is called. */
  become(kind: 'missing' | 'fails' | 'hangs' | 'opens'): Promise<void>;
  /** What it was asked to open, oldest first. */
  asked(): Promise<readonly string[]>;
  /** Lets those that hang end. */
  release(): Promise<void>;
}

/** @param folder of the test’s own; where there is none it is made */
export async function playOpener(folder: string, env: NodeJS.ProcessEnv): Promise<PlayedOpener> {
  const [programs, log, gate] = [join(folder, 'programs'), join(folder, 'asked'), join(folder, 'gate')];
  await mkdir(programs, { recursive: true });
  const program = join(programs, 'xdg-open');
  const endings = { opens: 'exit 0', fails: 'exit 4', hangs: `while [ ! -e '${gate}' ]; do /bin/sleep 0.1; done` };
  return {
    env: { ...env, PATH: programs },
    async become(kind) {
      if (kind === 'missing') await rm(program, { force: true });
      else await writeFile(program, `#!/bin/sh\necho "$1" >> '${log}'\n${endings[kind]}\n`);
      if (kind !== 'missing') await chmod(program, 0o755);
    },
    asked: async () => (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(0, -1),
    release: () => writeFile(gate, ''),
  };
}
