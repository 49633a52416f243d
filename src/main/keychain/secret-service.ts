import { connect, type Socket } from 'node:net';
import process from 'node:process';

/** Whether the Secret Service would give a secret away without asking anybody. */
export type SecretState = 'open' | 'locked' | 'absent';

/**
 * Asks the Secret Service of the session’s bus where a secret is, without reading it: reading a locked one would prompt,
 * and the service isn’t started for it. Rejects with why it could not be asked, after `deadlineMs` at the latest.
 */
export async function secretState(service: string, account: string, deadlineMs: number): Promise<SecretState> {
  const bus = connect(busPath());
  const deadline = setTimeout(() => bus.destroy(new Error('the keychain does not answer')), deadlineMs);
  try {
    const answers = new Answers(bus);
    bus.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')}\r\n`);
    if (!(await answers.line()).startsWith('OK ')) throw new Error('the session’s bus refused');
    bus.write('BEGIN\r\n');
    bus.write(call(1, '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'org.freedesktop.DBus', 'Hello', null));
    await answers.reply(1);
    bus.write(call(2, '/org/freedesktop/secrets', 'org.freedesktop.secrets', 'org.freedesktop.Secret.Service', 'SearchItems', { service, account }));
    const found = await answers.reply(2);
    // Two lists of paths: what is open, and what is locked. Their lengths in bytes say enough.
    const open = found.readUInt32LE(0);
    const locked = found.readUInt32LE(4 + open + ((4 - (open % 4)) % 4));
    return open > 0 ? 'open' : locked > 0 ? 'locked' : 'absent';
  } finally {
    clearTimeout(deadline);
    bus.destroy();
  }
}

/** Where the session’s bus listens, as the desktop names it. */
function busPath(): string {
  const named = /(?:^|;)unix:path=([^,;]+)/.exec(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')?.[1];
  if (named !== undefined) return decodeURIComponent(named);
  const folder = process.env.XDG_RUNTIME_DIR;
  if (process.env.DBUS_SESSION_BUS_ADDRESS === undefined && folder !== undefined && folder !== '') return `${folder}/bus`;
  throw new Error('there is no session bus');
}

/** What the bus says, in order. */
class Answers {
  #bytes = Buffer.alloc(0);
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(bus: Socket) {
    bus.on('data', (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    const fail = (error: Error): void => {
      this.#failure ??= error;
      this.#wake();
    };
    bus.on('error', (error) => fail('code' in error ? new Error('there is no session bus') : error));
    bus.on('close', () => fail(new Error('the session’s bus went away')));
  }

  async line(): Promise<string> {
    const end = await this.#until(() => {
      const at = this.#bytes.indexOf('\r\n');
      return at === -1 ? null : at;
    });
    const line = this.#bytes.subarray(0, end).toString('latin1');
    this.#bytes = this.#bytes.subarray(end + 2);
    return line;
  }

  /** The body of the answer to a call; rejects where it is an error. */
  async reply(serial: number): Promise<Buffer> {
    for (;;) {
      const { type, answers, body } = await this.#message();
      if (answers !== serial) continue;
      if (type === 2) return body;
      throw new Error('there is no keychain service');
    }
  }

  async #message(): Promise<{ readonly type: number; readonly answers: number | null; readonly body: Buffer }> {
    const [fieldsEnd, length] = await this.#until(() => {
      if (this.#bytes.length < 16) return null;
      if (this.#bytes[0] !== 0x6c) throw new Error('the session’s bus speaks another byte order');
      const fields = 16 + this.#bytes.readUInt32LE(12);
      const body = this.#bytes.readUInt32LE(4);
      const whole = padded(fields, 8) + body;
      if (whole > mostBytes) throw new Error('the keychain’s answer is too long');
      return this.#bytes.length < whole ? null : ([fields, body] as const);
    });
    const from = padded(fieldsEnd, 8);
    const message = { type: this.#bytes[1] ?? 0, answers: replySerial(this.#bytes.subarray(16, fieldsEnd)), body: this.#bytes.subarray(from, from + length) };
    this.#bytes = this.#bytes.subarray(from + length);
    return message;
  }

  async #until<T>(look: () => T | null): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== null) return found;
      if (this.#failure !== null) throw this.#failure;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** No answer to so small a question is longer. */
const mostBytes = 1024 * 1024;
/** Field 5 of a header, of type `u`: which call it answers. */
const replyField = Buffer.from([5, 1, 0x75, 0]);

/** Each field begins at a multiple of 8. */
function replySerial(fields: Buffer): number | null {
  for (let at = 0; at + 8 <= fields.length; at += 8) if (fields.subarray(at, at + 4).equals(replyField)) return fields.readUInt32LE(at + 4);
  return null;
}

/** A call by the D-Bus specification, little-endian; `entries` is an argument of type `a{ss}`. */
function call(serial: number, path: string, destination: string, contract: string, member: string, entries: Readonly<Record<string, string>> | null): Buffer {
  const body = entries === null ? Buffer.alloc(0) : dictionary(entries);
  const fields = [field(1, 'o', text(path)), field(2, 's', text(contract)), field(3, 's', text(member)), field(6, 's', text(destination))];
  if (entries !== null) fields.push(field(8, 'g', signature('a{ss}')));
  const list = joined(fields, 8);
  const start = Buffer.alloc(16);
  // Little-endian, a call, which starts no service (2), by version 1.
  start.set([0x6c, 1, 2, 1]);
  start.writeUInt32LE(body.length, 4);
  start.writeUInt32LE(serial, 8);
  start.writeUInt32LE(list.length, 12);
  return Buffer.concat([aligned(Buffer.concat([start, list]), 8), body]);
}

function dictionary(entries: Readonly<Record<string, string>>): Buffer {
  const items = joined(Object.entries(entries).map(([name, value]) => joined([text(name), text(value)], 4)), 8);
  const length = Buffer.alloc(8);
  length.writeUInt32LE(items.length);
  return Buffer.concat([length, items]);
}

function field(code: number, type: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), value]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes, Buffer.alloc(1)]);
}

function signature(value: string): Buffer {
  return Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1'), Buffer.alloc(1)]);
}

/** Each part at a multiple of `to`, nothing behind the last one. */
function joined(parts: readonly Buffer[], to: number): Buffer {
  return Buffer.concat(parts.map((part, index) => (index === parts.length - 1 ? part : aligned(part, to))));
}

function aligned(bytes: Buffer, to: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length, to) - bytes.length)]);
}

function padded(length: number, to: number): number {
  return Math.ceil(length / to) * to;
}
