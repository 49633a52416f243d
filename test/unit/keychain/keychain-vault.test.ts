import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KeychainVault } from '../../../src/main/keychain/keychain-vault';
import type { VaultActivity } from '../../../src/main/keychain/vault';
import { FakeClock } from '../../support/fake-clock';
import { newSecret } from '../../support/samples';
import { turn, watch } from '../../support/turns';

/** Stands in for Electron's utility process: takes messages, and says what the test tells it to. */
class FakeProcess extends EventEmitter {
  readonly asked: unknown[] = [];
  killed = false;

  postMessage(message: unknown): void {
    this.asked.push(message);
  }

  kill(): boolean {
    this.killed = true;
    return true;
  }

  async says(reply: unknown): Promise<void> {
    this.emit('message', reply);
    await turn();
  }
}

const { fork } = vi.hoisted(() => ({ fork: vi.fn() }));
vi.mock('electron', () => ({ utilityProcess: { fork } }));

let processes: FakeProcess[];
let clock: FakeClock;
let activity: VaultActivity[];
let vault: KeychainVault;
const account = 'agent-app@acme.example.com';

beforeEach(() => {
  processes = [];
  clock = new FakeClock();
  activity = [];
  fork.mockReset().mockImplementation(() => {
    const process = new FakeProcess();
    processes.push(process);
    return process;
  });
  vault = new KeychainVault({ modulePath: 'keychain-process.cjs', clock, onActivity: (status) => activity.push(status) });
});

function process(index = 0): FakeProcess {
  const found = processes[index];
  if (found === undefined) throw new Error(`There is no process ${index}.`);
  return found;
}

describe('the keychain, with a fake process', () => {
  it('hands on what it is asked, and what it answers', async () => {
    const secret = newSecret();
    const read = watch(vault.read(account));
    await turn();
    expect(process().asked).toEqual([{ verb: 'read', account }]);
    await process().says({ kind: 'found', secret });
    expect(read.value).toEqual({ kind: 'found', secret });
    const written = watch(vault.write(account, secret));
    await turn();
    expect(process().asked.at(-1)).toEqual({ verb: 'write', account, secret });
    await process().says({ kind: 'done' });
    expect(written.value).toEqual({ kind: 'done' });
    const removed = watch(vault.remove(account));
    await turn();
    await process().says({ kind: 'done' });
    expect(removed.value).toEqual({ kind: 'done' });
    expect(fork).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(fork.mock.calls)).not.toContain(secret);
  });

  it('tells not-found from unavailable', async () => {
    const missing = watch(vault.read(account));
    await turn();
    await process().says({ kind: 'not-found' });
    expect(missing.value).toEqual({ kind: 'not-found' });
    const broken = watch(vault.read(account));
    await turn();
    await process().says({ kind: 'unavailable', detail: 'no secret service' });
    expect(broken.value).toEqual({ kind: 'unavailable', detail: 'no secret service' });
  });

  it('that stayed locked is a refusal of the agent’s, whether something was read, kept or removed', async () => {
    const read = watch(vault.read(account));
    await turn();
    await process().says({ kind: 'locked' });
    const kept = watch(vault.write(account, 'secret'));
    await turn();
    await process().says({ kind: 'locked' });
    const removed = watch(vault.remove(account));
    await turn();
    await process().says({ kind: 'locked' });
    expect([read.value, kept.value, removed.value]).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(process().killed).toBe(false);
  });

  it('is cancelled where it stayed locked', async () => {
    const calls = [watch(vault.read(account)), watch(vault.write(account, 'x')), watch(vault.remove(account))];
    for (const _call of calls) {
      await turn();
      await process().says({ kind: 'locked' });
    }
    expect(calls.map((call) => call.value)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(process().killed).toBe(false);
  });

  it('has one call in flight, the others in line', async () => {
    const first = watch(vault.read('a'));
    const second = watch(vault.read('b'));
    await turn();
    expect(process().asked).toEqual([{ verb: 'read', account: 'a' }]);
    await process().says({ kind: 'found', secret: 'of a' });
    expect(process().asked).toEqual([{ verb: 'read', account: 'a' }, { verb: 'read', account: 'b' }]);
    await process().says({ kind: 'found', secret: 'of b' });
    expect([first.value, second.value]).toEqual([{ kind: 'found', secret: 'of a' }, { kind: 'found', secret: 'of b' }]);
  });

  it('tells the agent after 10 s that it waits, and goes on waiting', async () => {
    const read = watch(vault.read(account));
    await turn();
    clock.advance(9_999);
    expect(activity).toEqual(['opening']);
    clock.advance(1);
    expect(activity).toEqual(['opening', 'waiting']);
    clock.advance(60_000);
    await process().says({ kind: 'found', secret: 'typed at last' });
    expect(read.value).toEqual({ kind: 'found', secret: 'typed at last' });
    expect(activity).toEqual(['opening', 'waiting', 'idle']);
  });

  it('gives up after five minutes, and ends the process that hangs', async () => {
    const read = watch(vault.read(account));
    await turn();
    clock.advance(300_000);
    await turn();
    expect(read.value).toEqual({ kind: 'unavailable', detail: 'the keychain does not answer' });
    expect(process().killed).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('is cancelled with all that stands in line, and the process is ended', async () => {
    const calls = [watch(vault.read('a')), watch(vault.read('b')), watch(vault.write('c', 'x'))];
    await turn();
    vault.cancel();
    await turn();
    expect(calls.map((call) => call.value)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(process().killed).toBe(true);
    expect(process().asked).toHaveLength(1);
    expect(activity.at(-1)).toBe('idle');
  });

  it('hears nothing more of a process that was ended, and asks a new one', async () => {
    void vault.read('a');
    await turn();
    vault.cancel();
    const next = watch(vault.read('b'));
    await turn();
    await process(0).says({ kind: 'found', secret: 'of a' });
    process(0).emit('exit', 0);
    await turn();
    expect(next.value).toBeUndefined();
    expect(activity).toEqual(['opening', 'idle', 'opening']);
    await process(1).says({ kind: 'found', secret: 'of b' });
    expect(next.value).toEqual({ kind: 'found', secret: 'of b' });
  });

  it('is unavailable when its process ends by itself, and starts a new one for the next call', async () => {
    const read = watch(vault.read('a'));
    await turn();
    process().emit('exit', 139);
    await turn();
    expect(read.value).toEqual({ kind: 'unavailable', detail: 'the keychain process ended' });
    const next = watch(vault.read('b'));
    await turn();
    await process(1).says({ kind: 'not-found' });
    expect(next.value).toEqual({ kind: 'not-found' });
  });

  it('is unavailable when its process can’t be started, and tries again with the next call', async () => {
    fork.mockImplementationOnce(() => {
      throw new Error('no such file');
    });
    const read = watch(vault.read('a').catch(() => 'rejected'));
    await turn();
    expect(read.value).toMatchObject({ kind: 'unavailable' });
    expect(activity.at(-1) ?? 'idle').toBe('idle');
    const next = watch(vault.read('b').catch(() => 'rejected'));
    await turn();
    await process().says({ kind: 'not-found' });
    expect(next.value).toEqual({ kind: 'not-found' });
  });

  it.each([undefined, 'text', { kind: 'found' }, { kind: 'made-up' }, { kind: 'not-found', extra: 1 }])('is unavailable when it answers %j', async (reply) => {
    const read = watch(vault.read(account));
    await turn();
    await process().says(reply);
    expect(read.value).toEqual({ kind: 'unavailable', detail: 'the keychain gave an unexpected answer' });
  });

  it('is unavailable when it answers another question than it was asked', async () => {
    const read = watch(vault.read(account));
    await turn();
    await process().says({ kind: 'done' });
    const written = watch(vault.write(account, 'x'));
    await turn();
    await process().says({ kind: 'found', secret: 'x' });
    expect([read.value, written.value]).toMatchObject([{ kind: 'unavailable' }, { kind: 'unavailable' }]);
  });

  it('lets its process go after 30 s without a call, and at the end', async () => {
    void vault.read('a');
    await turn();
    await process(0).says({ kind: 'not-found' });
    clock.advance(29_999);
    expect(process(0).killed).toBe(false);
    clock.advance(1);
    expect(process(0).killed).toBe(true);
    void vault.read('b');
    await turn();
    vault.dispose();
    expect(process(1).killed).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
