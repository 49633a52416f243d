import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy';
import { connect as connectPeer, startFew, subscribe } from '../simulator/peer';
import { dial as dialPort, listen, type End, type Listener } from './talk';

describe('the fault proxy', () => {
  let server: Listener;
  let proxy: FaultProxy;
  let client: End;
  /** The server's end of `client`. */
  let far: End;
  /** Draws of the jitter, used up from the front. */
  let draws: number[];
  let dialled: End[];
  beforeEach(async () => {
    server = await listen();
    draws = [];
    dialled = [];
    proxy = await startFaultProxy({ target: { host: '127.0.0.1', port: server.port }, random: () => draws.shift() ?? 0.5 });
    [client, far] = await meet();
  });
  afterEach(async () => {
    await proxy.close();
    for (const end of dialled) end.socket.destroy();
    await server.close();
  });

  async function dial(port: number): Promise<End> {
    const end = await dialPort(port);
    dialled.push(end);
    return end;
  }

  async function meet(): Promise<[End, End]> {
    const known = server.ends.length;
    const near = await dial(proxy.port);
    await expect.poll(() => server.ends.length).toBe(known + 1);
    return [near, server.ends.at(-1)!];
  }

  /** A round trip of one byte: whatever was sent before it has arrived or never will. */
  async function roundTrip(): Promise<void> {
    const [up, down] = [far.text.length, client.text.length];
    client.say('?');
    await expect.poll(() => far.text.length).toBeGreaterThan(up);
    far.say('!');
    await expect.poll(() => client.text.length).toBeGreaterThan(down);
  }

  describe('with every switch off', () => {
    it('carries bytes and the end both ways, and counts its connections', async () => {
      client.say('question');
      await expect.poll(() => far.text).toBe('question');
      far.say('answer');
      await expect.poll(() => client.text).toBe('answer');
      expect(proxy).toMatchObject({ connections: 1, accepted: 1 });
      client.socket.end();
      await expect.poll(() => far.left).toBe('ended');
      far.say(', still');
      far.socket.end();
      await expect.poll(() => client.left).toBe('ended');
      expect(client.text).toBe('answer, still');
      expect(proxy).toMatchObject({ connections: 0, accepted: 1 });
    });

    it('carries a megabyte unharmed', async () => {
      const megabyte = Array.from({ length: 1 << 20 }, (_, at) => String.fromCharCode(at % 251)).join('');
      client.say(megabyte);
      await expect.poll(() => far.text.length).toBe(megabyte.length);
      expect(far.text === megabyte).toBe(true);
    });

    it('carries a reset', async () => {
      far.socket.resetAndDestroy();
      await expect.poll(() => client.left).toBe('reset');
      expect(proxy.connections).toBe(0);
    });

    it('resets the client when nobody listens behind it', async () => {
      const nobody = await startFaultProxy({ target: `http://127.0.0.1:${server.port}` });
      await server.close();
      const lonely = await dial(nobody.port);
      await expect.poll(() => lonely.left).toBe('reset');
      await nobody.close();
    });

    it('stands before a simulator as if it were the simulator', async () => {
      const simulator = await startFew();
      const front = await startFaultProxy({ target: simulator.origin });
      const peer = await connectPeer({ ...simulator, origin: front.origin });
      peer.send(subscribe());
      expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
      expect(simulator.counters.upgrades).toBe(1);
      await front.close();
      await simulator.close();
    });

    it('names the scheme of its target, a name for TLS included', async () => {
      const secure = await startFaultProxy({ target: 'wss://127.0.0.1:1' });
      expect(secure.origin).toBe(`https://127.0.0.1:${secure.port}`);
      expect(proxy.origin).toBe(`http://127.0.0.1:${proxy.port}`);
      await secure.close();
    });
  });

  describe('muted', () => {
    it('loses what is sent meanwhile, and goes on afterwards', async () => {
      proxy.faults.mute = 'both';
      client.say('lost');
      far.say('lost');
      await expect.poll(() => far.socket.bytesWritten + client.socket.bytesWritten).toBe(8);
      const other = await dial(proxy.port);
      other.say('lost');
      await expect.poll(() => server.ends.length).toBe(2);
      expect([client.left, far.left, other.left]).toEqual(['no', 'no', 'no']);
      await settle();
      proxy.faults.mute = null;
      await roundTrip();
      expect([far.text, client.text, server.ends[1]?.text]).toEqual(['?', '!', '']);
    });

    it('delivers what it held in order, at once when the mute is taken off', async () => {
      proxy.faults.hold = true;
      proxy.faults.mute = 'up';
      client.say('one ');
      client.say('two ');
      await settle();
      expect(far.text).toBe('');
      proxy.faults.mute = null;
      client.say('three');
      await expect.poll(() => far.text).toBe('one two three');
    });

    it.each([
      ['up', '', 'heard'],
      ['down', 'heard', ''],
    ] as const)('%s only, leaves the other way alone', async (way, above, below) => {
      proxy.faults.mute = way;
      client.say('heard');
      far.say('heard');
      await settle();
      expect([far.text, client.text]).toEqual([above, below]);
    });

    it('keeps an end to itself until the mute is taken off', async () => {
      proxy.faults.mute = 'both';
      client.socket.end();
      await expect.poll(() => proxy.connections).toBe(0);
      await settle();
      expect(far.left).toBe('no');
      proxy.faults.mute = null;
      await expect.poll(() => far.left).toBe('ended');
    });

    it('keeps a reset to itself until the mute is taken off', async () => {
      proxy.faults.mute = 'down';
      far.socket.resetAndDestroy();
      await settle();
      expect(client.left).toBe('no');
      proxy.faults.mute = null;
      await expect.poll(() => client.left).toBe('reset');
    });

    it('swallows even what was on its way when the mute came', async () => {
      proxy.faults.delayMs = 30;
      client.say('late');
      await settle();
      proxy.faults.mute = 'up';
      proxy.faults.delayMs = 0;
      await new Promise((resolve) => setTimeout(resolve, 40));
      proxy.faults.mute = null;
      await roundTrip();
      expect(far.text).toBe('?');
    });
  });

  it('delays each chunk, and the end behind the last', async () => {
    proxy.faults.delayMs = 60;
    const started = performance.now();
    client.say('late');
    client.socket.end();
    await expect.poll(() => far.left, { interval: 1 }).toBe('ended');
    expect(far.text).toBe('late');
    expect(performance.now() - started).toBeGreaterThanOrEqual(60);
  });

  it('keeps the order whatever the jitter draws', async () => {
    Object.assign(proxy.faults, { delayMs: 40, jitterMs: 40 });
    draws.push(0.99, 0, 0.5);
    const started = performance.now();
    for (const word of ['one ', 'two ', 'three']) {
      client.say(word);
      await settle();
    }
    await expect.poll(() => far.text, { interval: 1 }).toBe('one two three');
    expect(performance.now() - started).toBeGreaterThanOrEqual(79);
    expect(draws).toEqual([]);
  });

  it('delivers in pieces', async () => {
    proxy.faults.slice = 3;
    client.say('in pieces');
    await expect.poll(() => far.text).toBe('in pieces');
    expect(far.pieces).toEqual(['in ', 'pie', 'ces']);
  });

  it('throttles to so many bytes a second until told otherwise', async () => {
    proxy.faults.throttle = 1000;
    const started = performance.now();
    client.say('x'.repeat(100));
    await expect.poll(() => far.text.length, { interval: 1 }).toBe(100);
    // The pause after the last 20 bytes is before whatever comes next.
    expect(performance.now() - started).toBeGreaterThanOrEqual(75);
    proxy.faults.throttle = 0.1;
    client.say('y'.repeat(5000));
    await expect.poll(() => far.text).toContain('y');
    expect(far.text.length).toBeLessThan(105);
    proxy.faults.throttle = null;
    await expect.poll(() => far.text.length).toBe(5100);
  });

  it('resets after so many bytes of one way, of which the last still arrives', async () => {
    await roundTrip();
    proxy.faults.resetAfterBytes = { way: 'down', bytes: 4 };
    client.say('a question of any length');
    far.say('ans');
    far.say('wer');
    await expect.poll(() => client.left).toBe('reset');
    expect(client.text).toBe('!answ');
    await expect.poll(() => far.left).toBe('reset');
    const [again, behind] = await meet();
    behind.say('answer');
    await expect.poll(() => again.left).toBe('reset');
    expect(again.text).toBe('answ');
  });

  it('refuses the next connections and no more', async () => {
    proxy.faults.refuse = 1;
    const refused = await dial(proxy.port);
    await expect.poll(() => refused.left).toBe('reset');
    await meet();
    expect(proxy).toMatchObject({ connections: 2, accepted: 3 });
    expect(proxy.faults.refuse).toBe(0);
    expect(client.left).toBe('no');
  });

  it('stalls a new connection without a word to the target', async () => {
    proxy.faults.stall = 1;
    const stalled = await dial(proxy.port);
    stalled.say('anybody there?');
    await meet();
    expect(server.ends).toHaveLength(2);
    expect(proxy.connections).toBe(3);
    expect(stalled.left).toBe('no');
    stalled.socket.destroy();
    await expect.poll(() => proxy.connections).toBe(2);
  });

  it('resets every connection on both sides, muted or not, and takes new ones', async () => {
    const [second] = await meet();
    proxy.faults.mute = 'both';
    expect(proxy.reset()).toBe(2);
    await expect.poll(() => [client.left, far.left, second.left]).toEqual(['reset', 'reset', 'reset']);
    expect(proxy.connections).toBe(0);
    proxy.faults.mute = null;
    [client, far] = await meet();
    await roundTrip();
  });

  it('leaves no handle behind when closed, whatever was under way', async () => {
    const handles = (): string[] => process.getActiveResourcesInfo().filter((kind) => /^(?:TCP|Timeout)/u.test(kind));
    const [muted] = await meet();
    Object.assign(proxy.faults, { delayMs: 60_000 });
    client.say('late');
    await settle();
    Object.assign(proxy.faults, { delayMs: 0, throttle: 1, slice: 1 });
    muted.say('slow');
    await settle();
    Object.assign(proxy.faults, { mute: 'both', hold: true, stall: 1 });
    muted.socket.end();
    await dial(proxy.port);
    await expect.poll(() => proxy.accepted).toBe(3);
    const started = performance.now();
    await proxy.close();
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(proxy.connections).toBe(0);
    await server.close();
    await expect.poll(() => handles().filter((kind) => kind.startsWith('TCP'))).toEqual([]);
    await expect.poll(() => handles().length).toBeLessThanOrEqual(1);
    expect((await dial(proxy.port)).left).toBe('refused');
  });
});

/** Lets the event loop carry what has been written to where it is read; on loopback a few turns do. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
