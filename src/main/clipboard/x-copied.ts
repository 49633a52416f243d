import type { Clock } from '../clock';
import { ListeningTime } from '../app/bus/listening-time';
import type { Copied, CopiedBounds, CopiedFrom, CopiedText } from './copied-text';
import { XRequestor, type Transferred } from './x-requestor';
import { XServer, type AtomName, type XStanding } from './x-server';

export interface XCopiedParts {
  /** As `DISPLAY` names it. */
  readonly display: string;
  readonly clock: Clock;
}

/**
 * A window that asked stays for so long after it was given up: a program that answers late, and knows no errors of windows that
 * are gone, would end.
 */
const lingerMs = 30_000;
const mostLingering = 8;
/** Programs name some tens of forms. */
const mostTargetBytes = 4_096;

const selections: Readonly<Record<CopiedFrom, AtomName>> = { clipboard: 'CLIPBOARD', selection: 'PRIMARY' };
/** The best first. */
const textTargets = ['UTF8_STRING', 'text/plain;charset=utf-8', 'STRING'] as const;

/** What was copied or marked under X11, by the X protocol itself, over a connection of our own: nothing blocks. */
export class XCopied implements CopiedText {
  readonly #server: XServer;
  /** Those whose owners may still answer, oldest first. */
  readonly #lingering: (() => void)[] = [];

  constructor(private readonly parts: XCopiedParts) {
    this.#server = new XServer(parts.display);
  }

  read(from: CopiedFrom, { withinMs, mostBytes }: CopiedBounds): Promise<Copied | null> {
    return new Promise((resolve) => {
      let requestor: XRequestor | null = null;
      let isOver = false;
      const over = (found: Copied | null): void => {
        isOver = true;
        time.stop();
        resolve(found);
      };
      const time = new ListeningTime(this.parts.clock, withinMs, () => {
        over(null);
        if (requestor !== null) this.#linger(requestor);
      });
      const ask = async (): Promise<Copied | null> => {
        const x = await this.#server.get();
        if (x === null || isOver) return null;
        requestor = new XRequestor(x);
        return textFrom(x, requestor, x.atoms[selections[from]], mostBytes);
      };
      ask()
        .then((found) => {
          if (isOver) return;
          over(found);
          if (requestor?.isOwed === true) this.#linger(requestor);
          else requestor?.close();
        })
        .catch(() => over(null));
    });
  }

  close(): void {
    for (const close of [...this.#lingering]) close();
    this.#server.close();
  }

  #linger(requestor: XRequestor): void {
    requestor.giveUp();
    const close = (): void => {
      cancel();
      this.#lingering.splice(this.#lingering.indexOf(close), 1);
      requestor.close();
    };
    const cancel = this.parts.clock.after(lingerMs, close);
    this.#lingering.push(close);
    if (this.#lingering.length > mostLingering) this.#lingering[0]?.();
  }
}

async function textFrom({ atoms }: XStanding, requestor: XRequestor, selection: number, mostBytes: number): Promise<Copied | null> {
  const named = await requestor.convert(selection, atoms.TARGETS, mostTargetBytes);
  // Old programs can’t say what forms they have.
  const has = named === null ? null : new Set(atomsIn(named));
  for (const target of textTargets) {
    if (has !== null && !has.has(atoms[target])) continue;
    const found = await requestor.convert(selection, atoms[target], mostBytes);
    if (found?.format === 8) return { text: textOf(found, atoms.STRING), secret: has?.has(atoms['x-kde-passwordManagerHint']) === true };
    if (has !== null) return null;
  }
  return null;
}

function atomsIn({ format, bytes }: Transferred): readonly number[] {
  return format === 32 ? Array.from({ length: Math.floor(bytes.length / 4) }, (_none, at) => bytes.readUInt32LE(at * 4)) : [];
}

/** Some programs send the zero that ends a text of theirs. */
function textOf({ type, bytes }: Transferred, latin: number): string {
  return bytes.toString(type === latin ? 'latin1' : 'utf8').replace(/\0+$/, '');
}
