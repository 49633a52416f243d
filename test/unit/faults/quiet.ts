import { setTimeout as sleep } from 'node:timers/promises';
import { turn } from '../../support/turns';

const calmRounds = 3;
const roundMs = 2;
const turnsARound = 10;

/**
 * Waits until nothing happens any more but by a timer of the app: no file or connection is being worked on, and what
 * `signs` gives has stayed the same for some rounds of the event loop. All ends of the line are in this process, so
 * what is under way arrives within a few of those, however busy the machine is.
 */
export async function quiet(signs: () => readonly unknown[], orUntil: () => boolean): Promise<void> {
  let before = signs();
  for (let calm = 0; calm < calmRounds; ) {
    await sleep(roundMs);
    for (let turns = 0; turns < turnsARound; turns += 1) await turn();
    if (orUntil()) return;
    const now = signs();
    calm = isBusy() || now.some((sign, index) => sign !== before[index]) ? 0 : calm + 1;
    before = now;
  }
}

/** Whether the system works on something for us: a file, a name, a connection that opens, bytes on their way out. */
function isBusy(): boolean {
  return process.getActiveResourcesInfo().some((kind) => underWay.has(kind));
}

const underWay: ReadonlySet<string> = new Set(['FSReqCallback', 'FSReqPromise', 'GetAddrInfoReqWrap', 'TCPConnectWrap', 'WriteWrap', 'ShutdownWrap']);
