import { expect, it } from 'vitest';
import { ProcessEnds } from '../../../src/main/diagnostics/process-ends';
import type { Counted } from '../../../src/shared/contract/diagnostics';
import { recordingLog } from '../../support/recording-log';

it('each process that ends by itself is logged and counted by its kind; what was asked for, or ends in order, is only logged', () => {
  const log = recordingLog();
  const ends = new ProcessEnds(log);
  const told: (readonly Counted[])[] = [];
  ends.onChange((counted) => told.push(counted));
  ends.ended({ name: 'GPU', reason: 'crashed', exitCode: 139 });
  ends.ended({ name: 'GPU', reason: 'crashed', exitCode: 139 });
  ends.expect('Cuecard keychain');
  ends.ended({ name: 'Cuecard keychain', reason: 'killed', exitCode: 15 });
  ends.ended({ name: 'Audio Service', reason: 'clean-exit', exitCode: 0 });
  ends.mute('window');
  // Only one was asked for.
  ends.ended({ name: 'Cuecard keychain', reason: 'killed', exitCode: 9 });
  expect(told.at(-1)).toEqual([{ what: 'GPU: crashed', times: 2 }, { what: 'window: mute', times: 1 }, { what: 'Cuecard keychain: killed', times: 1 }]);
  expect(log.lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
    'warn process ended: GPU', 'warn process ended: GPU', 'info process ended', 'info process ended', 'warn process does not answer: window', 'warn process ended: Cuecard keychain',
  ]);
});

it('kinds without number are counted together', () => {
  const ends = new ProcessEnds(recordingLog());
  for (let kind = 0; kind < 500; kind += 1) ends.ended({ name: `kind ${kind}`, reason: 'crashed', exitCode: null });
  expect(ends.view).toHaveLength(61);
  expect(ends.view[0]).toEqual({ what: 'others', times: 440 });
});
