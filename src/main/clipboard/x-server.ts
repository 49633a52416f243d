import type { createClient as CreateClient, XClient } from 'x11';

const atomNames = ['CLIPBOARD', 'PRIMARY', 'TARGETS', 'INCR', 'UTF8_STRING', 'text/plain;charset=utf-8', 'STRING', 'x-kde-passwordManagerHint', 'CUECARD_COPIED'] as const;

export type AtomName = (typeof atomNames)[number];

/** Of the library’s, those that are heard. */
export type XEvent =
  | { readonly name: 'SelectionNotify'; readonly requestor: number; readonly selection: number; readonly target: number; readonly property: number }
  | { readonly name: 'PropertyNotify'; readonly wid: number; readonly atom: number; readonly state: number };

/** A connection to the X server that stands. */
export interface XStanding {
  readonly client: XClient;
  readonly root: number;
  readonly atoms: Readonly<Record<AtomName, number>>;
  /** Hears the events of a window of ours; the returned function ends that. */
  listen(window: number, heard: (event: XEvent) => void): () => void;
}

/**
 * Our own connection to the X server: made when it is first needed, and anew when it was lost. Nothing here blocks; a server
 * that doesn’t answer is waited for, by who has a deadline.
 */
export class XServer {
  #coming: Promise<XStanding | null> | null = null;
  #client: XClient | null = null;

  /** @param display as `DISPLAY` names it */
  constructor(private readonly display: string) {}

  /** Null where it can’t be reached. */
  get(): Promise<XStanding | null> {
    return (this.#coming ??= this.#connect().catch(() => null));
  }

  close(): void {
    this.#leave();
  }

  async #connect(): Promise<XStanding> {
    // Half a megabyte that no start of the app has to wait for.
    const { createClient } = await import('x11');
    return this.#stand(createClient);
  }

  #stand(createClient: typeof CreateClient): Promise<XStanding> {
    return new Promise((resolve, reject) => {
      const lost = (): void => {
        if (client === this.#client) this.#leave();
        reject(new Error('The X server can’t be reached.'));
      };
      const client = createClient({ display: this.display }, (error, made) => {
        const [screen] = error instanceof Error ? [] : made.screen;
        if (screen === undefined) lost();
        else atomsOf(client).then((atoms) => resolve({ client, root: screen.root, atoms, listen: listener(client) }), lost);
      });
      this.#client = client;
      client.on('end', lost);
      client.on('error', (error: Error & { readonly seq?: number }) => {
        // One with a number is the server’s answer to a request, such as that a window is gone.
        if (error.seq === undefined) lost();
      });
    });
  }

  /** The next who needs it connects anew. */
  #leave(): void {
    const client = this.#client;
    this.#client = null;
    this.#coming = null;
    try {
      client?.terminate();
    } catch {
      // It never was connected.
    }
  }
}

async function atomsOf(client: XClient): Promise<Readonly<Record<AtomName, number>>> {
  // Those of another display are other numbers.
  client.atoms = {};
  const atoms = await Promise.all(
    atomNames.map(
      (name) =>
        new Promise<readonly [string, number]>((resolve, reject) => {
          client.InternAtom(false, name, (error, atom) => {
            if (error instanceof Error) reject(error);
            else resolve([name, atom]);
            return true;
          });
        }),
    ),
  );
  // Each name is there.
  return Object.fromEntries(atoms) as Record<AtomName, number>;
}

function listener(client: XClient): XStanding['listen'] {
  const listeners = new Map<number, (event: XEvent) => void>();
  client.on('event', (event: XEvent) => {
    if (event.name === 'SelectionNotify') listeners.get(event.requestor)?.(event);
    if (event.name === 'PropertyNotify') listeners.get(event.wid)?.(event);
  });
  return (window, heard) => {
    listeners.set(window, heard);
    return () => listeners.delete(window);
  };
}
