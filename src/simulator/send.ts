import { setImmediate } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { Frame } from './answer-faults';

/** Fragments sent before the event loop gets its turn. */
const BATCH = 5_000;
const HIGH_WATER_BYTES = 1024 * 1024;

/** The end of a message that is still going out in fragments; nothing may come between them. */
const underway = new WeakMap<WebSocket, Promise<void>>();

/** Sends one message in as many fragments as the frame asks for; gives up when the socket closes. */
export async function sendFrame(socket: WebSocket, frame: Frame): Promise<void> {
  const before = underway.get(socket);
  if (before === undefined && frame.fragments <= 1) {
    if (isOpen(socket)) socket.send(bytesOf(frame), { binary: frame.as === 'binary' });
    return;
  }
  const sending = Promise.resolve(before).then(() => sendFragments(socket, frame));
  underway.set(socket, sending);
  await sending;
  if (underway.get(socket) === sending) underway.delete(socket);
}

function bytesOf({ text, as }: Frame): Buffer {
  return Buffer.from(text, as === 'latin1' ? 'latin1' : 'utf8');
}

async function sendFragments(socket: WebSocket, frame: Frame): Promise<void> {
  const { fragments } = frame;
  const bytes = bytesOf(frame);
  const size = Math.ceil(bytes.length / fragments);
  for (let sent = 0; sent < fragments; sent += 1) {
    if (!isOpen(socket)) return;
    socket.send(bytes.subarray(sent * size, (sent + 1) * size), { binary: false, fin: sent === fragments - 1 });
    if (sent % BATCH !== BATCH - 1) continue;
    do await setImmediate();
    while (isOpen(socket) && socket.bufferedAmount > HIGH_WATER_BYTES);
  }
}

/** Closes with a code; 1006 stands for a cut without a close frame, since no frame can carry it. */
export function cutOrClose(socket: WebSocket, code: number): void {
  if (code === 1006) socket.terminate();
  else socket.close(code);
}

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === socket.OPEN;
}
