import type { Readable } from 'node:stream';
import { bundleNames } from '../export/manifest';
import { lineBytes, linesOf, type FileLine } from './read-lines';

/** A line of the chain, from the file of kept records or from that of the ones left out. */
export interface MergedLine {
  readonly file: string;
  readonly line: FileLine;
  readonly stubs: 'allowed' | 'refused';
}

/** So much is given at once. Beside so many lines it takes a bound of their length: one may have 2 MiB. */
const most = { lines: 256, bytes: 1024 * 1024 };

/** The lines of both files in the order of their numbers, some at a time. A line without a number stays where it is. */
export async function* mergedLines(records: Readable | null, chain: Readable | null): AsyncGenerator<readonly MergedLine[]> {
  const kept = new Side(records, bundleNames.records, 'refused');
  const left = new Side(chain, bundleNames.chain, 'allowed');
  let out: MergedLine[] = [];
  let bytes = 0;
  for (;;) {
    const [a, b] = [kept.ahead ?? (await kept.read()), left.ahead ?? (await left.read())];
    if (a === null && b === null) break;
    const next = b === null || (a !== null && a.seq <= b.seq) ? kept : left;
    const line = next.take();
    if (line !== null) {
      out.push(line);
      bytes += lineBytes(line.line);
    }
    if (out.length === most.lines || bytes >= most.bytes) {
      yield out;
      out = [];
      bytes = 0;
    }
  }
  if (out.length > 0) yield out;
}

/** One of the two files, read one line ahead. */
class Side {
  ahead: { readonly seq: number; readonly line: MergedLine } | null = null;
  readonly #batches: AsyncIterator<readonly FileLine[]> | null;
  #lines: readonly FileLine[] = [];
  #index = 0;
  #seq = 0;

  constructor(
    stream: Readable | null,
    private readonly file: string,
    private readonly stubs: 'allowed' | 'refused',
  ) {
    this.#batches = stream === null ? null : linesOf(stream);
  }

  async read(): Promise<{ readonly seq: number; readonly line: MergedLine } | null> {
    while (this.#index >= this.#lines.length) {
      const next = await this.#batches?.next();
      if (next === undefined || next.done === true) return null;
      this.#lines = next.value;
      this.#index = 0;
    }
    const line = this.#lines[this.#index];
    this.#index += 1;
    if (line === undefined) return null;
    this.#seq = (line.kind === 'text' ? seqOf(line.text) : null) ?? this.#seq;
    return (this.ahead = { seq: this.#seq, line: { file: this.file, line, stubs: this.stubs } });
  }

  take(): MergedLine | null {
    const line = this.ahead?.line ?? null;
    this.ahead = null;
    return line;
  }
}

/** The ledger writes the chain's fields last. */
function seqOf(text: string): number | null {
  const found = /"seq":(\d{1,15}),"prev":"[0-9a-f]{64}",(?:"digest":"[0-9a-f]{64}",)?"hash":"[0-9a-f]{64}"\}$/.exec(text);
  return found === null ? null : Number(found[1]);
}
