import { createClient, type XClient } from 'x11';

declare module 'x11' {
  interface XClient {
    SetSelectionOwner(owner: number, selection: number, time: number): void;
    /** In the place of what is there; `units` is 8 or 32. */
    ChangeProperty(mode: 0, window: number, property: number, type: number, units: 8 | 32, data: Buffer | readonly number[]): void;
    SendEvent(destination: number, propagate: 0, eventMask: number, event: Readonly<Record<string, string | number>>): void;
    sync(done: (error: Error | null) => void): void;
  }
}

export interface Holding {
  readonly text: string;
  /** UTF-8 unless it is of an old program, which has Latin-1 and can’t say what it has. */
  readonly as?: 'utf8' | 'latin1';
  /** Handed over in pieces of so many bytes, one after the other. */
  readonly piece?: number;
  /** How long it says that text in pieces is, at the least. */
  readonly announced?: number;
  /** As a password manager marks what it copies. */
  readonly secret?: boolean;
}

/** Another program that has something copied, or marked. */
export interface SelectionOwner {
  /** What it has from now on; `mute` never answers. */
  hold(what: Holding | 'mute'): void;
  /** Copies and marks again, in the place of whoever did so since. */
  takeOver(): Promise<void>;
  /** How often it was asked. */
  readonly asked: number;
  /** What the X server refused it, such as an answer to a window that is gone. */
  readonly errors: readonly string[];
  /** Answers with this what it left without an answer. */
  answerLate(what: Holding): Promise<void>;
  stop(): void;
}

interface Request {
  readonly requestor: number;
  readonly selection: number;
  readonly target: number;
  readonly property: number;
  readonly time: number;
}

const propertyChange = 0x40_0000;
const [atomType, stringType] = [4, 31];

/** Owns the selections on a real X display; both unless told otherwise. */
export async function ownSelections(display: string, selections: readonly ('CLIPBOARD' | 'PRIMARY')[] = ['CLIPBOARD', 'PRIMARY']): Promise<SelectionOwner> {
  const { client, root } = await new Promise<{ client: XClient; root: number }>((resolve, reject) => {
    createClient({ display }, (error, made) => {
      if (error instanceof Error) reject(error);
      else resolve({ client: made.client, root: made.screen[0]?.root ?? 0 });
    });
  });
  // Those of another display are other numbers.
  client.atoms = {};
  const atom = (name: string): Promise<number> => new Promise((resolve) => client.InternAtom(false, name, (_error, found) => resolve(found)));
  const atoms = { targets: await atom('TARGETS'), utf8: await atom('UTF8_STRING'), incr: await atom('INCR'), secret: await atom('x-kde-passwordManagerHint') };
  const window = client.AllocID();
  client.CreateWindow(window, root, 0, 0, 1, 1, 0, 0, 0, 0, { eventMask: 0 });
  const synced = (): Promise<void> => new Promise((resolve) => client.sync(() => resolve()));

  let holding: Holding | 'mute' = 'mute';
  let asked = 0;
  const errors: string[] = [];
  const unanswered: Request[] = [];
  const pieces = new Map<string, Buffer[]>();

  const notify = ({ requestor, selection, target, time }: Request, property: number): void =>
    client.SendEvent(requestor, 0, 0, { name: 'SelectionNotify', seq: 0, time, requestor, selection, target, property });
  const answer = (request: Request, { text, as = 'utf8', piece, announced, secret = false }: Holding): void => {
    const { requestor, target, property } = request;
    const type = as === 'utf8' ? atoms.utf8 : stringType;
    const bytes = Buffer.from(text, as);
    if (target !== type && (target !== atoms.targets || as !== 'utf8')) {
      notify(request, 0);
      return;
    }
    if (target === atoms.targets) client.ChangeProperty(0, requestor, property, atomType, 32, [atoms.targets, type, ...(secret ? [atoms.secret] : [])]);
    else if (piece === undefined) client.ChangeProperty(0, requestor, property, type, 8, bytes);
    else {
      pieces.set(`${requestor} ${property}`, [...Array.from({ length: Math.ceil(bytes.length / piece) }, (_none, at) => bytes.subarray(at * piece, (at + 1) * piece)), Buffer.alloc(0)]);
      client.ChangeWindowAttributes(requestor, { eventMask: propertyChange });
      client.ChangeProperty(0, requestor, property, atoms.incr, 32, [announced ?? bytes.length]);
    }
    notify(request, property);
  };
  client.on('error', (error: Error) => errors.push(error.message));
  client.on('event', (event: { readonly name: string } & Request & { readonly wid: number; readonly atom: number; readonly state: number }) => {
    if (event.name === 'SelectionRequest') {
      asked += 1;
      if (holding === 'mute') unanswered.push(event);
      else answer(event, holding);
    }
    if (event.name !== 'PropertyNotify' || event.state !== 1) return;
    const next = pieces.get(`${event.wid} ${event.atom}`)?.shift();
    if (next !== undefined) client.ChangeProperty(0, event.wid, event.atom, atoms.utf8, 8, next);
  });
  const takeOver = async (): Promise<void> => {
    for (const name of selections) client.SetSelectionOwner(window, await atom(name), 0);
    await synced();
  };
  await takeOver();
  return {
    hold: (what) => (holding = what),
    takeOver,
    get asked() {
      return asked;
    },
    errors,
    answerLate: async (what) => {
      for (const request of unanswered.splice(0)) answer(request, what);
      await synced();
    },
    stop: () => client.terminate(),
  };
}
