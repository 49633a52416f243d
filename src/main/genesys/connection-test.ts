import type { ConnectionTestView, TestNote, TestStep, TestStepName } from '../../shared/contract/connection-test';
import { fault, type Fault } from '../../shared/domain/fault';
import type { Clock } from '../clock';

/** What a step comes to. */
export type StepOutcome =
  | { readonly kind: 'passed'; readonly note: TestNote | null }
  /** There is nothing to be tested. */
  | { readonly kind: 'skipped'; readonly note: TestNote }
  | { readonly kind: 'failed'; readonly fault: Fault };

export interface StepWork {
  readonly name: TestStepName;
  /** Milliseconds after which it counts as failed. */
  readonly deadlineMs: number;
  /** Never rejects with a reason of its own; the signal ends it, whatever it then comes to. */
  readonly run: (signal: AbortSignal) => Promise<StepOutcome>;
}

export interface ConnectionTestParts {
  readonly clock: Clock;
  readonly onChange: (view: ConnectionTestView) => void;
}

/**
 * Tests a connection step by step, and stops at the first that fails. Run again, it goes on from there. Every step ends:
 * by itself, by its deadline, or because somebody cancelled the test.
 */
export class ConnectionTest {
  readonly #steps: readonly StepWork[];
  #view: ConnectionTestView;
  #running: AbortController | null = null;

  constructor(steps: readonly StepWork[], private readonly parts: ConnectionTestParts) {
    this.#steps = steps;
    this.#view = { status: 'idle', steps: steps.map(({ name }) => untried(name)) };
  }

  get view(): ConnectionTestView {
    return this.#view;
  }

  /** Resolves with the fault of the step that failed, null where all passed, `cancelled` where somebody did. One run at a time. */
  async run(): Promise<Fault | 'cancelled' | null> {
    const abort = new AbortController();
    this.#running?.abort();
    this.#running = abort;
    const isDone = ({ state }: TestStep): boolean => state === 'passed' || state === 'skipped';
    this.#show({ status: 'running', steps: this.#view.steps.map((step) => (isDone(step) ? step : untried(step.name))) });
    for (const [index, work] of this.#steps.entries()) {
      const before = this.#view.steps[index];
      if (before !== undefined && isDone(before)) continue;
      const ended = await this.#step(work, abort.signal);
      if (this.#running !== abort || abort.signal.aborted) return 'cancelled';
      if (ended !== null) {
        this.#running = null;
        this.#show({ ...this.#view, status: 'failed' });
        return ended;
      }
    }
    this.#running = null;
    this.#show({ ...this.#view, status: 'passed' });
    return null;
  }

  /** Ends it at once; does nothing where nothing runs. */
  cancel(): void {
    if (this.#running === null) return;
    this.#running.abort();
    this.#running = null;
    this.#show({ status: 'cancelled', steps: this.#view.steps.map((step) => (step.state === 'running' ? untried(step.name) : step)) });
  }

  async #step({ name, deadlineMs, run }: StepWork, signal: AbortSignal): Promise<Fault | null> {
    const began = this.parts.clock.elapsed();
    this.#set({ ...untried(name), state: 'running' });
    const outcome = await this.#ended(run, deadlineMs, signal);
    if (signal.aborted) return null;
    const ms = Math.max(0, Math.round(this.parts.clock.elapsed() - began));
    if (outcome.kind === 'failed') this.#set({ name, state: 'failed', ms, note: null, fault: outcome.fault });
    else this.#set({ name, state: outcome.kind, ms: outcome.kind === 'skipped' ? null : ms, note: outcome.note, fault: null });
    return outcome.kind === 'failed' ? outcome.fault : null;
  }

  /** What the step came to, or that its time was up, whichever is first. */
  #ended(run: StepWork['run'], deadlineMs: number, signal: AbortSignal): Promise<StepOutcome> {
    const own = new AbortController();
    return new Promise((resolve) => {
      const end = (outcome: StepOutcome): void => {
        stop();
        signal.removeEventListener('abort', aborted);
        resolve(outcome);
        own.abort();
      };
      const aborted = (): void => end({ kind: 'failed', fault: fault('signed-out') });
      const stop = this.parts.clock.after(deadlineMs, () => end({ kind: 'failed', fault: fault('test-timeout', `${deadlineMs / 1_000} s`) }));
      signal.addEventListener('abort', aborted, { once: true });
      run(own.signal).then(end, () => end({ kind: 'failed', fault: fault('unexpected') }));
    });
  }

  #set(step: TestStep): void {
    this.#show({ ...this.#view, steps: this.#view.steps.map((other) => (other.name === step.name ? step : other)) });
  }

  #show(view: ConnectionTestView): void {
    this.#view = view;
    this.parts.onChange(view);
  }
}

function untried(name: TestStepName): TestStep {
  return { name, state: 'waiting', ms: null, note: null, fault: null };
}
