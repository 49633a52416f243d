import { expect } from 'vitest';
import type { FaultGroup, FaultRow } from '../row';

const notKept = (why: string): string => `What answers as the gateway doesn’t keep to its protocol (${why}). Ask your administrator what is on the way.`;
const response = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

/** The upgrade is answered so, until the question has settled; then as it should be. */
function answeredWith(fails: string, reply: string, sentence: string): FaultRow {
  return {
    fails,
    from: 'signed-out',
    async play(scene) {
      scene.simulator.faults.upgrade.reply = reply;
      scene.start();
      scene.ask();
      await scene.passesUntil(() => scene.allSettled);
      scene.simulator.faults.upgrade.reply = null;
      await scene.recovers();
    },
    sees: ['Signing in…', 'Connecting…', `Reconnecting in 60 s · ${sentence}`, 'Connecting…', 'Connected'],
    ends: ['TIMEOUT not-connected “Not asked: there was no connection in time.”, never arrived'],
    withinS: 60,
  };
}

/** One question is on its way when it happens; it is sent again on the next connection. */
function closedWith(code: number, sentence: string): FaultRow {
  return {
    fails: `The gateway closes with ${code}`,
    async play(scene) {
      await scene.asksInVain();
      scene.simulator.dropConnections(code);
      await scene.drops();
      await scene.recovers();
    },
    sees: ['Connected', `Reconnecting in 1 s · ${sentence}`, 'Connecting…', 'Connected'],
    ends: ['PASS “1 shown”, arrived twice'],
    withinS: 1,
  };
}

const twice = 'Sign-in needed: the gateway refused the sign-in twice.';

export const protocol: FaultGroup = {
  title: 'The gateway’s side doesn’t keep to the protocol, or closes with a code of its own',
  rows: [
    answeredWith('Upgrade: 101 with a wrong Sec-WebSocket-Accept', response('HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA='), notKept('the handshake is wrong')),
    answeredWith('Upgrade: 200 with a web page', `${response('HTTP/1.1 200 OK', 'Content-Type: text/html', 'Content-Length: 13')}<html></html>`, 'A web page answered in place of acme.example.com. If this network asks you to sign in, do so in a browser; else check the organisation URL.'),
    answeredWith('Upgrade: 407', response('HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic', 'Content-Length: 0'), 'The proxy refused the connection (407). Ask your administrator.'),
    answeredWith('Upgrade: 426', response('HTTP/1.1 426 Upgrade Required', 'Content-Length: 0'), notKept('it answered 426')),
    answeredWith('Upgrade: what is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', notKept('it does not speak HTTP')),
    {
      fails: 'A compressed frame that nobody asked for',
      async play(scene) {
        scene.simulator.faults.session.compressed = 1;
        await scene.asks();
        await scene.drops();
        await scene.recovers();
      },
      sees: ['Connected', `Reconnecting in 1 s · ${notKept('a compressed frame that was not agreed on')}`, 'Connecting…', 'Connected'],
      ends: ['PASS “1 shown”, arrived twice'],
      withinS: 1,
    },
    closedWith(1002, notKept('code 1002')),
    closedWith(4500, 'The gateway is not available (code 4500).'),
    {
      fails: 'The gateway closes each of three new connections at once, with 1002: from the third on it is tried once a minute',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { closeOnOpen: 1002, closeOnOpenTimes: 2 });
        scene.simulator.dropConnections(1002);
        await scene.drops();
        await scene.recovers();
      },
      sees: [
        'Connected',
        `Reconnecting in 1 s · ${notKept('code 1002')}`,
        'Connecting…',
        'Connected',
        `Reconnecting in 1 s · ${notKept('code 1002')}`,
        'Connecting…',
        'Connected',
        `Reconnecting in 60 s · ${notKept('code 1002')}`,
        'Connecting…',
        'Connected',
      ],
      ends: [],
      withinS: 63,
    },
    {
      fails: 'The gateway closes with 4401, once',
      async play(scene) {
        await scene.asksInVain();
        scene.simulator.dropConnections(4401);
        await scene.drops();
        await scene.recovers();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: ['Connected', 'Signing in…', 'Connecting…', 'Connected'],
      ends: ['PASS “1 shown”, arrived twice'],
      withinS: 0,
    },
    {
      fails: 'The gateway closes with 4401, and the next connection with a fresh token, too',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { closeOnOpen: 4401, closeOnOpenTimes: 9 });
        scene.simulator.dropConnections(4401);
        await scene.stops();
        scene.ask();
        await scene.stops();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: ['Connected', 'Signing in…', 'Connecting…', 'Connected', twice],
      ends: [`ERROR gateway-unauthorized “${twice}”, never arrived`],
      withinS: 0,
    },
    {
      fails: 'The gateway closes with 4403',
      async play(scene) {
        scene.simulator.dropConnections(4403);
        await scene.stops();
      },
      sees: ['Connected', 'Stopped · The gateway does not allow this client. Ask your administrator for access.'],
      ends: [],
      withinS: 0,
    },
  ],
};
