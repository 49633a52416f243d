import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { codeOf } from '../../disk/error-code';
import type { SessionBus } from '../bus/session-bus';
import { spawnApart } from '../spawn-apart';
import { openingMs, type Opener, type Opening } from './opener';
import { openerEnvironment } from './opener-environment';

export interface XdgOpenerParts {
  readonly bus: Pick<SessionBus, 'call'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Opens things on Linux with `xdg-open`, whose exit code says how it went. What was asked for is never ended by us: it may
 * have become the browser itself.
 */
export class XdgOpener implements Opener {
  /** Asked for and not answered yet: the same once more is the same opening. */
  readonly #asked = new Map<string, Promise<Opening>>();

  constructor(private readonly parts: XdgOpenerParts) {}

  address(url: string): Promise<Opening> {
    return this.#once(`address ${url}`, () => this.#run('address', url));
  }

  folder(path: string): Promise<Opening> {
    return this.#once(`folder ${path}`, () => this.#run('folder', path));
  }

  item(path: string): Promise<Opening> {
    return this.#once(`item ${path}`, async () => (await this.#marked(path)) ?? (await this.#run('folder', dirname(path))));
  }

  #once(what: string, open: () => Promise<Opening>): Promise<Opening> {
    const asked = this.#asked.get(what);
    if (asked !== undefined) return asked;
    const opening = open().finally(() => this.#asked.delete(what));
    this.#asked.set(what, opening);
    return opening;
  }

  /** Shown by the file manager, over the bus; null where none can. */
  async #marked(path: string): Promise<Opening | null> {
    const { bus, log } = this.parts;
    const answer = await bus.call(
      {
        destination: 'org.freedesktop.FileManager1',
        path: '/org/freedesktop/FileManager1',
        interface: 'org.freedesktop.FileManager1',
        member: 'ShowItems',
        signature: 'ass',
        body: [[pathToFileURL(path).href], ''],
        starts: 'service',
      },
      { withinMs: openingMs },
    );
    if (answer.ok) return 'opened';
    if (answer.error.tag !== 'late') return null;
    log.warn('not opened by the desktop', { what: 'item', how: 'unanswered' });
    return 'unanswered';
  }

  /** @param kind for the log, which never has the address itself */
  #run(kind: 'address' | 'folder', target: string): Promise<Opening> {
    const { clock, log, env } = this.parts;
    return new Promise((resolve) => {
      const settle = (opening: Opening, why: Record<string, unknown>): void => {
        cancel();
        if (opening !== 'opened') log.warn('not opened by the desktop', { what: kind, how: opening, ...why });
        resolve(opening);
      };
      const cancel = clock.after(openingMs, () => settle('unanswered', {}));
      try {
        // No shell reads the address.
        const opener = spawnApart('xdg-open', [target], { input: 'ignore', cwd: '/', env: openerEnvironment(env) });
        opener.unref();
        // Its code alone: the error itself repeats the address.
        opener.once('error', (error) => settle('failed', { code: codeOf(error) }));
        opener.once('exit', (code, signal) => settle(code === 0 ? 'opened' : 'failed', { code, signal }));
      } catch (error) {
        settle('failed', { code: codeOf(error) });
      }
    });
  }
}
