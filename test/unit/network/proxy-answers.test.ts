import { describe, expect, it } from 'vitest';
import { ProxyAnswers } from '../../../src/main/network/proxy-answers';
import { FakeClock } from '../../support/fake-clock';
import { turn } from '../../support/turns';

const url = 'https://northwind.example/';
/** What was promised and is ready has been said. */
async function settled(): Promise<void> {
  for (let times = 0; times < 5; times += 1) await turn();
}

const never = new Promise<string>(() => undefined);

function answersOf(replies: (string | Promise<string>)[], revived: 'answers' | 'replaced' = 'replaced') {
  const clock = new FakeClock();
  const calls = { asked: 0, revived: 0 };
  const answers = new ProxyAnswers({
    clock,
    ask: () => {
      calls.asked += 1;
      return Promise.resolve(replies.shift() ?? never);
    },
    revive: () => {
      calls.revived += 1;
      return Promise.resolve(revived);
    },
  });
  return { clock, calls, answers };
}

describe('which proxies lead to a URL', () => {
  it('is asked again where Chromium’s process ended meanwhile', async () => {
    const { answers, calls } = answersOf(['', 'PROXY a:3128']);
    expect(await answers.resolve(url)).toBe('PROXY a:3128');
    const failed = answersOf([Promise.reject(new Error('gone')), 'DIRECT']);
    expect(await failed.answers.resolve(url)).toBe('DIRECT');
    expect([calls, failed.calls]).toEqual([{ asked: 2, revived: 0 }, { asked: 2, revived: 0 }]);
  });

  it('is asked again where the process answers nothing and was replaced', async () => {
    const { answers, clock, calls } = answersOf([never, 'PROXY a:3128']);
    const answer = answers.resolve(url);
    await settled();
    clock.advance(2_000);
    expect(await answer).toBe('PROXY a:3128');
    expect(calls).toEqual({ asked: 2, revived: 1 });
  });

  it('is waited for where the process is well and a script is slow', async () => {
    let script: (answer: string) => void = () => undefined;
    const { answers, clock, calls } = answersOf([new Promise<string>((resolve) => (script = resolve))], 'answers');
    const answer = answers.resolve(url);
    await settled();
    clock.advance(6_000);
    await settled();
    script('PROXY b:8080');
    expect(await answer).toBe('PROXY b:8080');
    expect(calls).toEqual({ asked: 1, revived: 1 });
  });

  it('is what it was where nobody answers, and nothing where it was never said: the straight way is not made up', async () => {
    const { answers, clock } = answersOf(['PROXY a:3128', '', '', never]);
    await answers.resolve(url);
    expect(await answers.resolve(url)).toBe('PROXY a:3128');
    const other = answers.resolve('https://elsewhere.example/');
    await settled();
    clock.advance(2_000);
    await settled();
    clock.advance(2_000);
    expect(await other).toBe('');
  });
});
