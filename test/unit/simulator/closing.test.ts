import { describe, expect, it } from 'vitest';
import { askToken, connect, startFew, subscribe, untilInFlight } from './peer';

describe('closing the simulator', () => {
  it('leaves no handle behind, whatever was under way', async () => {
    const open = (kind: string): number => process.getActiveResourcesInfo().filter((name) => name === kind).length;
    // The server of an earlier test, and this side's ends of its sockets, may still be on their way out.
    await expect.poll(() => open('TCPServerWrap') + open('TCPSocketWrap')).toBe(0);
    const timeouts = open('Timeout');
    const simulator = await startFew({ latencyMs: 60_000 });
    const peer = await connect(simulator);
    peer.send(subscribe());
    await untilInFlight(simulator, 1);
    simulator.faults.token.delayMs = 60_000;
    const unanswered = expect(askToken(simulator)).rejects.toThrow();
    await expect.poll(() => open('Timeout')).toBeGreaterThan(timeouts + 1);
    const started = performance.now();
    await simulator.close();
    await unanswered;
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await peer.closed).toBe(1006);
    expect(simulator.counters).toMatchObject({ openSockets: 0, inFlight: 0 });
    await expect.poll(() => open('TCPServerWrap') + open('TCPSocketWrap')).toBe(0);
    expect(open('Timeout')).toBeLessThanOrEqual(timeouts);
    await simulator.close();
  });

  it('frees its port', async () => {
    const first = await startFew();
    const port = Number(new URL(first.origin).port);
    await expect(startFew({ port })).rejects.toThrow('EADDRINUSE');
    await first.close();
    const second = await startFew({ port });
    expect(second.origin).toBe(first.origin);
    await second.close();
  });
});
