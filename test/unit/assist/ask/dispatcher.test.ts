import { beforeEach, describe, expect, it } from 'vitest';
import { Dispatcher, type Dispatched } from '../../../../src/main/assist/ask/dispatcher';
import type { AskOptions, GatewayOutcome, ReturnReason } from '../../../../src/main/genesys/gateway';
import { fault } from '../../../../src/shared/domain/fault';
import { FakeClock } from '../../../support/fake-clock';
import { aQuery, aResult, noon } from '../../../support/samples';
import { Deferred, turn, watch } from '../../../support/turns';

let clock: FakeClock;
let capacity: number;
let asked: { readonly id: string; readonly options: AskOptions; readonly outcome: Deferred<GatewayOutcome> }[];
let dispatcher: Dispatcher;
beforeEach(() => {
  clock = new FakeClock(noon);
  capacity = 5;
  asked = [];
  dispatcher = new Dispatcher({
    gateway: {
      get capacity() {
        return capacity;
      },
      ask: (query, options) => {
        const outcome = new Deferred<GatewayOutcome>();
        asked.push({ id: query.id, options, outcome });
        options.onSent();
        return outcome.promise;
      },
    },
    clock,
    perConversation: () => 'one-at-a-time',
    listener: { started: () => undefined, queueChanged: () => undefined },
  });
});

function dispatch(id: string): { readonly value: Dispatched | undefined; readonly times: number } {
  return watch(dispatcher.dispatch(aQuery({ id, conversationId: `of-${id}`, deadline: clock.now() + 15_000 }), () => undefined));
}

/** What the gateway was asked last comes to that. */
async function comesTo(outcome: GatewayOutcome): Promise<void> {
  asked.at(-1)?.outcome.resolve(outcome);
  await turn();
}

const faults = { dropped: fault('connection-lost'), limited: fault('gateway-limited'), unsent: fault('connection-lost'), disrupted: fault('connection-lost'), beside: fault('gateway-error') };
const comesBack = (why: ReturnReason): Promise<void> => comesTo({ kind: 'returned', why, fault: faults[why] });
const answer: GatewayOutcome = { kind: 'answered', answer: { results: [aResult()], dropped: {} } };
const failedWith = (tag: 'connection-lost' | 'gateway-limited'): Dispatched => ({ kind: 'done', value: { kind: 'failed', fault: { tag } } });

describe('a query', () => {
  it('ends with what the gateway says', async () => {
    const query = dispatch('a');
    await comesTo(answer);
    expect([query.value, query.times, asked.length]).toEqual([{ kind: 'done', value: answer }, 1, 1]);
  });

  it('goes out three times in all where we dropped the connection ourselves, as after a sleep', async () => {
    const query = dispatch('a');
    await comesBack('disrupted');
    await comesBack('disrupted');
    expect([query.value, asked.length]).toEqual([undefined, 3]);
    await comesBack('disrupted');
    expect([query.value, asked.length]).toEqual([failedWith('connection-lost'), 3]);
  });

  it('goes out three times in all where the gateway says that it is too much', async () => {
    const query = dispatch('a');
    await comesBack('limited');
    await comesBack('limited');
    expect([query.value, asked.length]).toEqual([undefined, 3]);
    await comesBack('limited');
    expect([query.value, asked.length]).toEqual([failedWith('gateway-limited'), 3]);
  });

  it('goes out once more after a connection was lost with it', async () => {
    const query = dispatch('a');
    await comesBack('dropped');
    expect([query.value, asked.length]).toEqual([undefined, 2]);
    await comesBack('dropped');
    expect([query.value, asked.length]).toEqual([failedWith('connection-lost'), 2]);
  });

  it.each([
    [['limited', 'dropped', 'limited'], 'gateway-limited'],
    [['dropped', 'limited', 'dropped'], 'connection-lost'],
    [['dropped', 'limited', 'limited'], 'gateway-limited'],
  ] as const)('that comes back %j is told why it was the last time', async (reasons, tag) => {
    const query = dispatch('a');
    for (const why of reasons) await comesBack(why);
    expect([query.value, asked.length]).toEqual([failedWith(tag), 3]);
  });

  it('that never went out has used up nothing', async () => {
    const query = dispatch('a');
    for (let times = 0; times < 5; times += 1) await comesBack('unsent');
    await comesBack('dropped');
    await comesTo(answer);
    expect([query.value, asked.length]).toEqual([{ kind: 'done', value: answer }, 7]);
  });

  it('that came back waits ahead of those that never went out, for as long as its deadline lets it', async () => {
    capacity = 1;
    const first = dispatch('a');
    dispatch('b');
    capacity = 0;
    await comesBack('dropped');
    expect([dispatcher.inFlight, dispatcher.waiting]).toEqual([0, 2]);
    capacity = 1;
    dispatcher.capacityChanged();
    expect(asked.map((one) => one.id)).toEqual(['a', 'a']);
    capacity = 0;
    await comesBack('limited');
    clock.advance(15_000);
    await turn();
    expect([first.value, asked.length]).toEqual([{ kind: 'timeout' }, 2]);
  });

  it('that is cancelled says so to the gateway, and one whose time is over that', () => {
    dispatch('a');
    dispatch('b');
    expect(dispatcher.cancel('a')).toBe(true);
    clock.advance(15_000);
    expect(asked.map((one) => one.options.signal.reason as unknown)).toEqual(['cancelled', 'timeout']);
  });

  it('that comes back after it was cancelled stays cancelled', async () => {
    const query = dispatch('a');
    dispatcher.cancel('a');
    await comesBack('dropped');
    expect([query.value, query.times, asked.length, dispatcher.inFlight]).toEqual([{ kind: 'cancelled' }, 1, 1, 0]);
  });

  it('fails, and gives its slot back, where the gateway breaks its promise and throws', async () => {
    const query = dispatch('a');
    asked.at(-1)?.outcome.reject(new Error('broken'));
    await turn();
    expect([query.value, dispatcher.inFlight]).toEqual([{ kind: 'done', value: { kind: 'failed', fault: { tag: 'unexpected' } } }, 0]);
  });
});

describe('a gateway that takes none', () => {
  it('keeps all of them in line, first come first served when it takes some again', () => {
    capacity = 0;
    for (const id of ['a', 'b', 'c']) dispatch(id);
    expect([asked.length, dispatcher.waiting]).toEqual([0, 3]);
    capacity = 2;
    expect(asked).toHaveLength(0);
    dispatcher.capacityChanged();
    expect(asked.map((one) => one.id)).toEqual(['a', 'b']);
  });

  it('has those told that are past their deadline, also where no timer noticed', async () => {
    capacity = 0;
    const query = dispatch('a');
    clock.set(clock.now() + 3_600_000);
    dispatcher.expire();
    await turn();
    expect([query.value, clock.pending]).toEqual([{ kind: 'timeout' }, 0]);
  });
});
