import { expect, it } from 'vitest';
import { MessageRates } from '../../../src/main/genesys/realtime/message-rates';
import { FakeClock } from '../../support/fake-clock';

it('each kind of message has a rate of its own, and what is over it is told by its kind', () => {
  const clock = new FakeClock();
  const over: string[] = [];
  const rates = new MessageRates(() => clock.elapsed(), (kind) => over.push(kind));
  let errors = 0;
  for (let times = 0; times < 1_000; times += 1) {
    if (rates.take('error')) errors += 1;
    clock.advance(1);
  }
  expect(errors).toBe(24);
  expect(over).toHaveLength(976);
  expect(rates.take('unknown-conversation')).toBe(true);
});
