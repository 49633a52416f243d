import { readdir, readFile, readlink } from 'node:fs/promises';

/** What the kernel says of one process. */
export interface ProcessFacts {
  readonly pid: number;
  /** Chromium's word for what it does; main is `browser`. */
  readonly kind: string;
  readonly uid: number;
  /** 2: it runs behind a filter of system calls. */
  readonly seccomp: number;
  /** Whether it can never get more rights than it has. */
  readonly noNewPrivileges: boolean;
  /** Its namespaces, by which a process that can't see others' files, processes or networks is told from one that can. */
  readonly namespaces: { readonly user: string; readonly pid: string; readonly net: string };
}

/** The processes of whatever is installed in a folder, as the kernel sees them. */
export async function processesOf(folder: string): Promise<readonly ProcessFacts[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const facts = await Promise.all(pids.map((pid) => factsOf(pid, folder).catch(() => null)));
  return facts.filter((one) => one !== null);
}

async function factsOf(pid: string, folder: string): Promise<ProcessFacts | null> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
  if (!command.startsWith(`${folder}/`)) return null;
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): string => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
  const namespace = (name: string): Promise<string> => readlink(`/proc/${pid}/ns/${name}`);
  return {
    pid: Number(pid),
    kind: /--type=([a-z-]+)/.exec(command)?.[1] ?? 'browser',
    uid: Number(field('Uid')),
    seccomp: Number(field('Seccomp')),
    noNewPrivileges: field('NoNewPrivs') === '1',
    namespaces: { user: await namespace('user'), pid: await namespace('pid'), net: await namespace('net') },
  };
}

/** Ports that any of these processes listens on, `tcp 127.0.0.1:9222`, by whatever protocol and in whatever network namespace. */
export async function listeningPorts(pids: readonly number[]): Promise<readonly string[]> {
  const found = await Promise.all(pids.map(async (pid) => {
    const sockets = new Set(await socketsOf(pid));
    const tables = await Promise.all(tableNames.map(async (table) => (await readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '')).split('\n').slice(1).map((line) => [table, line] as const)));
    return tables.flat().flatMap(([table, line]) => {
      const fields = line.trim().split(/\s+/);
      const [, local = '', remote = '', state = ''] = fields;
      // 0A: listens. A UDP socket has no such state: whoever is connected to nobody takes packets from anybody.
      const open = table.startsWith('tcp') ? state === '0A' : remote.endsWith(':0000');
      return open && sockets.has(fields[9] ?? '') ? [`${table} ${local}`] : [];
    });
  }));
  return [...new Set(found.flat())].sort();
}

const tableNames = ['tcp', 'tcp6', 'udp', 'udp6'];

/** The numbers of a process's sockets. */
async function socketsOf(pid: number): Promise<readonly string[]> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}
