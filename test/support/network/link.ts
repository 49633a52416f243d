import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onExit } from '../../../scripts/setup/on-exit.mjs';

const run = promisify(execFile);

/** How packets fare on a link, each way. */
export interface Weather {
  readonly delayMs: number;
  readonly jitterMs: number;
  readonly lossPercent: number;
}

/** A link between this network namespace and one of its own. */
export interface Link {
  /** Name of the namespace at the far end. */
  readonly namespace: string;
  /** Address of the far end. */
  readonly there: string;
  /** What makes the weather. */
  readonly by: 'netem' | 'tun';
  /** Takes the far end down: nothing arrives any more, and nobody is told. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** The namespace, both ends, and with them every address and route. */
  remove(): Promise<void>;
}

const prefix = 'cuecard-net-';

/** Why no such link can be made on this machine; null where it can. */
export async function noLinkBecause(): Promise<string | null> {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s';
  if (process.getuid?.() !== 0) return 'only root can make network namespaces';
  const probe = newName();
  try {
    await run('ip', ['netns', 'add', probe]);
  } catch {
    // Without the system's own words, which name the probe: the reason stands in a test's name, the same each time.
    return 'network namespaces can’t be made here';
  }
  try {
    return (await weatherMaker(probe)) === null ? 'neither netem nor TUN devices are to be had here' : null;
  } finally {
    await run('ip', ['netns', 'delete', probe]);
  }
}

/**
 * Makes a link. Its addresses are of 127.0.0.0/8, because plain http is for loopback hosts only: the kernel routes
 * them over the link's device all the same, given a route more precise than that of loopback and `route_localnet` on
 * the two devices. So real packets cross a real link, and nothing stands between the app's TCP and the gateway's.
 * All of it belongs to the two devices and goes with them. Needs root; see `noLinkBecause`.
 */
export async function makeLink(weather: Weather): Promise<Link> {
  await removeLeftovers();
  const namespace = newName();
  const [here, there] = [`${namespace.slice(-8)}a`, `${namespace.slice(-8)}b`];
  const net = `127.${randomBytes(2).map((byte) => 1 + (byte % 250)).join('.')}`;
  await run('ip', ['netns', 'add', namespace]);
  let relay: ChildProcess | undefined;
  const forget = onExit(() => {
    relay?.kill();
    spawnSync('ip', ['netns', 'delete', namespace]);
  });
  const remove = async (): Promise<void> => {
    if (relay?.exitCode === null && relay.signalCode === null) {
      relay.stdin?.end();
      await once(relay, 'exit');
    }
    await run('ip', ['netns', 'delete', namespace]);
    forget();
  };
  try {
    const by = await weatherMaker(namespace);
    if (by === null) throw new Error('There is neither netem nor a TUN device.');
    if (by === 'netem') await plugVeth(namespace, here, there, weather);
    else relay = await plugTun(namespace, here, there, weather);
    await writeFile(routeLocalnet(here), '1');
    await run('ip', ['netns', 'exec', namespace, 'sh', '-c', `echo 1 > ${routeLocalnet(there)}`]);
    await run('ip', ['-n', namespace, 'address', 'add', `${net}.2/30`, 'dev', there]);
    await run('ip', ['-n', namespace, 'link', 'set', there, 'up']);
    await run('ip', ['address', 'add', `${net}.1/30`, 'dev', here]);
    await run('ip', ['link', 'set', here, 'up']);
    await run('ip', ['route', 'add', `${net}.2/32`, 'dev', here, 'src', `${net}.1`, 'table', 'local']);
    const set = async (state: 'up' | 'down'): Promise<void> => {
      await run('ip', ['-n', namespace, 'link', 'set', there, state]);
    };
    return { namespace, there: `${net}.2`, by, down: () => set('down'), up: () => set('up'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function plugVeth(namespace: string, here: string, there: string, { delayMs, jitterMs, lossPercent }: Weather): Promise<void> {
  const netem = ['root', 'netem', 'delay', `${delayMs}ms`, `${jitterMs}ms`, 'loss', `${lossPercent}%`];
  await run('ip', ['link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', namespace]);
  await run('tc', ['qdisc', 'add', 'dev', here, ...netem]);
  await run('tc', ['-n', namespace, 'qdisc', 'add', 'dev', there, ...netem]);
}

/** The same weather where the kernel has no netem: made by a process that carries each packet across. */
async function plugTun(namespace: string, here: string, there: string, { delayMs, jitterMs, lossPercent }: Weather): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'tun-link.pl');
  const relay = spawn('perl', [program, here, there, String(delayMs), String(jitterMs), String(lossPercent)], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  relay.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const ready = await Promise.race([once(relay.stdout, 'data').then(() => true), once(relay, 'exit').then(() => false)]);
  if (!ready) throw new Error(`The link could not be made: ${complaint.trim()}`);
  await run('ip', ['link', 'set', there, 'netns', namespace]);
  return relay;
}

/** Tried rather than looked up: a module may be loaded on demand, or be missing. */
async function weatherMaker(namespace: string): Promise<Link['by'] | null> {
  const netem = await run('tc', ['-n', namespace, 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', '1ms']).catch(() => null);
  if (netem !== null) return 'netem';
  const tun = await Promise.all([access('/dev/net/tun'), run('perl', ['-e', '1'])]).catch(() => null);
  return tun === null ? null : 'tun';
}

function routeLocalnet(device: string): string {
  return `/proc/sys/net/ipv4/conf/${device}/route_localnet`;
}

/** Names the process, so that what a killed one left can be told from what is in use. */
function newName(): string {
  return `${prefix}${process.pid}-cc${randomBytes(3).toString('hex')}`;
}

async function removeLeftovers(): Promise<void> {
  const { stdout } = await run('ip', ['netns', 'list']);
  for (const [name, pid] of [...stdout.matchAll(/^cuecard-net-(\d+)-\w+/gm)]) {
    try {
      process.kill(Number(pid), 0);
    } catch {
      await run('ip', ['netns', 'delete', name]).catch(() => undefined);
    }
  }
}
