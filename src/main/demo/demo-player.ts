import type { DemoCall } from '../../simulator/demo-call';
import type { Demo } from '../../shared/contract/state';
import type { Assistant } from '../assist/ask/assistant';
import type { Clock } from '../clock';

export interface DemoPlayerParts {
  readonly call: DemoCall;
  /** The demo's own: its lines must never reach another. */
  readonly assistant: Pick<Assistant, 'ask'>;
  readonly clock: Clock;
  /** How many times as fast as people talk, 1 or more. */
  readonly pace: number;
  readonly newId: () => string;
  readonly onProgress: (demo: Demo) => void;
}

/** After the last line the last answer still has to come. */
const lastAnswerMs = 3_000;

/** Plays a scripted call: each line in its time, and a query for each of the customer's. */
export class DemoPlayer {
  #cancelNext: () => void = () => undefined;

  constructor(private readonly parts: DemoPlayerParts) {}

  play(): void {
    const { call, clock, pace, newId, onProgress } = this.parts;
    this.stop();
    const conversationId = `${call.conversationId}-${newId()}`;
    const turns = call.turns.length;
    const playFrom = (index: number): void => {
      const turn = call.turns[index];
      if (turn === undefined) {
        this.#cancelNext = clock.after(lastAnswerMs / pace, () =>
          onProgress({ status: 'ended', line: lineOf(call, turns - 1), turn: turns, turns }),
        );
        return;
      }
      this.#cancelNext = clock.after(turn.afterMs / pace, () => {
        onProgress({ status: 'playing', line: lineOf(call, index), turn: index + 1, turns });
        if (turn.speaker === 'customer') this.parts.assistant.ask({ text: turn.text, conversationId, trigger: 'demo' });
        playFrom(index + 1);
      });
    };
    onProgress({ status: 'playing', line: null, turn: 0, turns });
    playFrom(0);
  }

  stop(): void {
    this.#cancelNext();
  }
}

function lineOf(call: DemoCall, index: number): Demo['line'] {
  const turn = call.turns[index];
  return turn === undefined ? null : { speaker: turn.speaker, text: turn.text };
}
