import { expect, it } from 'vitest';
import { fault } from '../../../src/shared/fault';
import { err } from '../../../src/shared/result';
import { aResult } from '../../support/samples';
import { AssistantBench } from './bench';

it('who counts is told of each query once, as it ended', async () => {
  const bench = new AssistantBench();
  const answered = bench.type();
  bench.last.sent();
  bench.clock.advance(70);
  bench.last.answer([aResult()]);
  await answered.settled;
  await bench.type('x').settled;
  expect(bench.settled).toMatchObject([
    { queryId: answered.queryId, status: 'PASS', latencyMs: 70, returned: 1 },
    { status: 'REJECTED', latencyMs: null },
  ]);
});

it('an answer that is held back because it can’t be written down counts as a failure', async () => {
  const bench = new AssistantBench();
  bench.ledger = () => Promise.resolve(err(fault('audit-unwritable', 'the disk is full')));
  const held = bench.type();
  bench.last.sent();
  bench.last.answer([aResult()]);
  await held.settled;
  expect(bench.settled).toMatchObject([{ queryId: held.queryId, status: 'ERROR', returned: 0, kept: [] }]);
});
