import { describe, expect, it } from 'vitest';
import { DemoPlayer } from '../../../src/main/demo/demo-player';
import type { Demo } from '../../../src/shared/contract/state';
import { FakeClock } from '../../support/fake-clock';
import { aResult } from '../../support/samples';
import { AssistantBench } from '../assist/bench';

const call = {
  conversationId: 'demo-call',
  title: 'A demo call',
  turns: [
    { speaker: 'agent' as const, text: 'How can I help?', afterMs: 500 },
    { speaker: 'customer' as const, text: 'Where is my order?', afterMs: 1_000 },
    { speaker: 'customer' as const, text: 'And can I return it?', afterMs: 2_000 },
  ],
};

function playing(pace = 1): { clock: FakeClock; bench: AssistantBench; progress: Demo[]; player: DemoPlayer } {
  const clock = new FakeClock();
  const bench = new AssistantBench();
  const progress: Demo[] = [];
  let calls = 0;
  const player = new DemoPlayer({ call, clock, pace, newId: () => String((calls += 1)), assistant: bench.assistant, onProgress: (demo) => progress.push(demo) });
  player.play();
  return { clock, bench, progress, player };
}

describe('the demo call', () => {
  it('says each line in its time, and asks what the customer says', () => {
    const { clock, bench, progress } = playing();
    expect(progress).toEqual([{ status: 'playing', line: null, turn: 0, turns: 3 }]);
    clock.advance(500);
    expect(progress.at(-1)).toEqual({ status: 'playing', line: { speaker: 'agent', text: 'How can I help?' }, turn: 1, turns: 3 });
    expect(bench.asked).toEqual([]);
    clock.advance(999);
    expect(progress).toHaveLength(2);
    clock.advance(1);
    expect(bench.last.query).toMatchObject({ text: 'Where is my order?', conversationId: 'demo-call-1', trigger: 'demo' });
  });

  it('ends when the last answer has had its time', () => {
    const { clock, progress } = playing();
    clock.advance(3_500 + 2_999);
    expect(progress.at(-1)?.status).toBe('playing');
    clock.advance(1);
    expect(progress.at(-1)).toMatchObject({ status: 'ended', line: { text: 'And can I return it?' }, turn: 3 });
    expect(clock.pending).toBe(0);
  });

  it('is played faster where that is wanted, each pause in proportion', () => {
    const { clock, bench, progress } = playing(10);
    clock.advance(149);
    expect(bench.asked).toEqual([]);
    clock.advance(1);
    expect(bench.last.query).toMatchObject({ text: 'Where is my order?' });
    clock.advance(200 + 299);
    expect(progress.at(-1)?.status).toBe('playing');
    clock.advance(1);
    expect(progress.at(-1)?.status).toBe('ended');
  });

  it('begins anew, as another conversation, when it is played again', () => {
    const { clock, bench, player, progress } = playing();
    clock.advance(1_500);
    bench.last.answer([aResult()]);
    player.play();
    expect(progress.at(-1)).toMatchObject({ line: null, turn: 0 });
    clock.advance(1_500);
    expect(bench.views.map((view) => view.conversationId)).toContain('demo-call-2');
    expect(clock.pending).toBe(1);
  });

  it('says nothing more when it is stopped', () => {
    const { clock, player, progress } = playing();
    player.stop();
    clock.advance(60_000);
    expect(progress).toHaveLength(1);
  });
});
