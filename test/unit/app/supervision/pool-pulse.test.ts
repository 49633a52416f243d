import { expect, it } from 'vitest';
import { keepPoolAwake } from '../../../../src/main/app/supervision/pool-pulse';
import { FakeClock } from '../../../support/fake-clock';
import { Deferred, turn } from '../../../support/turns';

it('the pool is asked something every five seconds, also while the last answer is not there; three unanswered ones are enough', async () => {
  const clock = new FakeClock();
  const asked: Deferred<void>[] = [];
  keepPoolAwake(clock, () => {
    const answer = new Deferred<void>();
    asked.push(answer);
    return answer.promise;
  });
  clock.advance(60_000);
  expect(asked).toHaveLength(3);
  asked[0]?.resolve();
  asked[1]?.reject(new Error('no such file'));
  await turn();
  clock.advance(5_000);
  clock.advance(5_000);
  clock.advance(60_000);
  expect(asked).toHaveLength(5);
});
