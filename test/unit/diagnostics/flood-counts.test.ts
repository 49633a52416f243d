import { expect, it } from 'vitest';
import { FloodCounts } from '../../../src/main/diagnostics/flood-counts';
import type { Floods } from '../../../src/shared/contract/diagnostics';
import { FakeClock } from '../../support/fake-clock';

it('what was too much is counted by name, and told once a second however much it is', () => {
  const clock = new FakeClock();
  const counts = new FloodCounts(clock);
  const told: Floods[] = [];
  counts.onChange((floods) => told.push(floods));
  for (let times = 0; times < 4_000; times += 1) {
    counts.refused('query:ask', 2);
    counts.refused('link');
    counts.overRate('push');
    counts.merged();
    clock.advance(1);
  }
  expect(told).toHaveLength(4);
  clock.advance(1_000);
  expect(told.at(-1)).toEqual({ refused: [{ what: 'query:ask', times: 8_000 }, { what: 'link', times: 4_000 }], overRate: [{ what: 'push', times: 4_000 }], merged: 4_000 });
});

it('names without number are counted together', () => {
  const counts = new FloodCounts(new FakeClock());
  for (let name = 0; name < 5_000; name += 1) counts.refused(`name ${name}`);
  expect(counts.view.refused).toHaveLength(101);
  expect(counts.view.refused[0]).toEqual({ what: 'others', times: 4_900 });
});
