import type { createClient as CreateClient, XClient, XDisplay } from 'x11';
import type { Clock } from '../../clock';

export interface XembedTrayParts {
  /** As `DISPLAY` names it. */
  readonly display: string;
  readonly clock: Clock;
  /** Told at each change, and first once it is known; `none` also where there is no such display. */
  readonly changed: (tray: 'there' | 'none') => void;
}

/** StructureNotify: that is how a new tray is announced to the root window, and the end of a window to who asked for it. */
const structureNotify = 0x2_0000;
const answerMs = 2_000;
const tryAgainMs = 30_000;

/**
 * Follows the older kind of tray, which an X11 desktop has where a program owns the selection of its name (freedesktop’s System
 * Tray Protocol). Looks only; nothing is shown by it, and nothing waits for it.
 */
export class XembedTray {
  #client: XClient | null = null;
  #known: 'there' | 'none' | null = null;
  #cancel: () => void = () => undefined;
  #closed = false;
  /** Counts the connections: one that was given up is not made any more. */
  #attempt = 0;

  constructor(private readonly parts: XembedTrayParts) {
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    this.#leave();
  }

  #connect(): void {
    const { clock } = this.parts;
    // An answer that comes later still counts: a busy display is slow, and doesn’t lack a tray.
    this.#cancel = clock.after(answerMs, () => {
      this.#become('none');
      this.#cancel = clock.after(tryAgainMs, () => this.#lost());
    });
    const attempt = (this.#attempt += 1);
    // Half a megabyte that no start of the app has to wait for.
    void import('x11')
      .then(({ createClient }) => {
        if (attempt === this.#attempt) this.#open(createClient);
      })
      .catch(() => this.#lost());
  }

  #open(createClient: typeof CreateClient): void {
    const { display } = this.parts;
    try {
      const client = createClient({ display }, (error, made) => {
        if (client !== this.#client) return;
        if (error instanceof Error) this.#lost();
        else this.#follow(made);
      });
      this.#client = client;
      const lost = (): void => {
        if (client === this.#client) this.#lost();
      };
      client.on('error', lost);
      client.on('end', lost);
    } catch {
      this.#lost();
    }
  }

  #follow({ client, screen: [screen] }: XDisplay): void {
    if (screen === undefined) {
      this.#lost();
      return;
    }
    client.InternAtom(false, '_NET_SYSTEM_TRAY_S0', (error, selection) => {
      if (error !== null || client !== this.#client) return true;
      const ask = (): void =>
        client.GetSelectionOwner(selection, (failure, owner) => {
          if (client !== this.#client) return true;
          this.#cancel();
          const isThere = failure === null && owner !== 0;
          if (isThere) client.ChangeWindowAttributes(owner, { eventMask: structureNotify });
          this.#become(isThere ? 'there' : 'none');
          return true;
        });
      client.on('event', ({ name }: { readonly name?: string }) => {
        if (name === 'ClientMessage' || name === 'DestroyNotify') ask();
      });
      client.ChangeWindowAttributes(screen.root, { eventMask: structureNotify });
      ask();
      return true;
    });
  }

  /** The display doesn’t answer, or is gone; where it was the app’s own, the app is, too. */
  #lost(): void {
    this.#leave();
    this.#become('none');
    if (!this.#closed) this.#cancel = this.parts.clock.after(tryAgainMs, () => this.#connect());
  }

  #leave(): void {
    this.#cancel();
    this.#attempt += 1;
    const client = this.#client;
    this.#client = null;
    try {
      client?.terminate();
    } catch {
      // It never was connected.
    }
  }

  #become(tray: 'there' | 'none'): void {
    if (tray === this.#known) return;
    this.#known = tray;
    this.parts.changed(tray);
  }
}
