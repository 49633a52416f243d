import type { XProperty } from 'x11';
import type { XEvent, XStanding } from './x-server';

/** What came, in one piece or many. */
export interface Transferred {
  /** An atom. */
  readonly type: number;
  readonly format: number;
  readonly bytes: Buffer;
}

/** A property was given, or has another value. */
const newValue = 0;
const propertyChange = 0x40_0000;
const inputOnly = 2;
/** What is told of one window while nobody looks. */
const mostEvents = 1_000;

/**
 * A window by which the owner of a selection is asked for it (Inter-Client Communication Conventions, chapter 2): one
 * conversion after the other. Whatever the owner does costs no more than what was allowed; it may take for ever, and `close`
 * ends it.
 */
export class XRequestor {
  readonly #window: number;
  readonly #stop: () => void;
  #events: XEvent[] = [];
  #look: () => void = () => undefined;
  #closed = false;
  #isOwed = false;
  #isGivenUp = false;

  constructor(private readonly x: XStanding) {
    this.#window = x.client.AllocID();
    x.client.CreateWindow(this.#window, x.root, -1, -1, 1, 1, 0, 0, inputOnly, 0, { eventMask: propertyChange });
    this.#stop = x.listen(this.#window, (event) => {
      if (this.#events.length < mostEvents) this.#events.push(event);
      this.#look();
    });
  }

  /** True while the owner may still answer, or give the next piece. */
  get isOwed(): boolean {
    return this.#isOwed;
  }

  /** Null where the owner refuses, there is none, or it is more than so many bytes. */
  async convert(selection: number, target: number, mostBytes: number): Promise<Transferred | null> {
    if (this.#isGivenUp) return null;
    const { client, atoms } = this.x;
    const property = atoms.CUECARD_COPIED;
    this.#isOwed = true;
    client.ConvertSelection(this.#window, selection, target, property, 0);
    const answer = await this.#next((event) => event.name === 'SelectionNotify' && event.selection === selection && event.target === target);
    if (answer.name !== 'SelectionNotify' || answer.property === 0) {
      this.#isOwed = false;
      return null;
    }
    const whole = await this.#property(0, mostBytes);
    if (whole.type !== atoms.INCR) {
      this.#isOwed = false;
      client.DeleteProperty(this.#window, property);
      return whole.bytesAfter > 0 ? null : { type: whole.type, format: whole.format, bytes: whole.data };
    }
    // What it says of its length is the least.
    if (whole.data.length >= 4 && whole.data.readUInt32LE(0) > mostBytes) return null;
    return this.#inPieces(mostBytes);
  }

  /** Asks for nothing more; the owner may still answer. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stop();
    this.x.client.DestroyWindow(this.#window);
  }

  async #inPieces(mostBytes: number): Promise<Transferred | null> {
    const { client, atoms } = this.x;
    // Until the first deletion the owner gives no piece, so what was told so far is of what is deleted.
    this.#events = [];
    client.DeleteProperty(this.#window, atoms.CUECARD_COPIED);
    const pieces: Buffer[] = [];
    let left = mostBytes;
    while (!this.#isGivenUp) {
      await this.#next((event) => event.name === 'PropertyNotify' && event.atom === atoms.CUECARD_COPIED && event.state === newValue);
      const piece = await this.#property(1, left);
      // Told of, and gone since: one that is told of twice.
      if (piece.type === 0) continue;
      if (piece.data.length === 0) {
        this.#isOwed = false;
        return { type: piece.type, format: piece.format, bytes: Buffer.concat(pieces) };
      }
      left -= piece.data.length;
      if (piece.bytesAfter > 0 || left < 0) return null;
      pieces.push(Buffer.from(piece.data));
    }
    return null;
  }

  #property(remove: 0 | 1, mostBytes: number): Promise<XProperty> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error('It was given up.'));
        return;
      }
      this.x.client.GetProperty(remove, this.#window, this.x.atoms.CUECARD_COPIED, 0, 0, Math.ceil(Math.max(mostBytes, 0) / 4), (error, property) => {
        if (error instanceof Error) reject(error);
        else resolve(property);
        return true;
      });
    });
  }

  /** The first that is so, of those that came and will come; those before it are forgotten. */
  #next(isIt: (event: XEvent) => boolean): Promise<XEvent> {
    return new Promise((resolve) => {
      this.#look = () => {
        const at = this.#events.findIndex(isIt);
        const event = this.#events[at];
        if (event === undefined) return;
        this.#events = this.#events.slice(at + 1);
        this.#look = () => undefined;
        resolve(event);
      };
      this.#look();
    });
  }
}
