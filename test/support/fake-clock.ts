import type { Clock } from '../../src/main/clock';

interface Timer {
  readonly due: number;
  readonly task: () => void;
}

/**
 * Time that passes only when a test says so. Timers run on elapsed time, as the system's do, so that setting the
 * wall clock moves none of them.
 */
export class FakeClock implements Clock {
  #wall: number;
  #elapsed = 0;
  /** In the order they were asked for. */
  #timers: Timer[] = [];

  /** @param now epoch milliseconds */
  constructor(now: number = Date.UTC(2026, 1, 3, 9, 30)) {
    this.#wall = now;
  }

  /** Timers that have neither run nor been cancelled. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Milliseconds that have passed since the clock was made, whatever the wall clock was set to. */
  elapsed(): number {
    return this.#elapsed;
  }

  /** Milliseconds until the next timer is due; Infinity where there is none. */
  get untilNext(): number {
    return Math.min(...this.#timers.map((timer) => timer.due)) - this.#elapsed;
  }

  now(): number {
    return this.#wall;
  }

  after(ms: number, task: () => void): () => void {
    const timer: Timer = { due: this.#elapsed + Math.max(ms, 0), task };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Lets `ms` milliseconds pass: each timer that is due runs in its moment, those it starts included. */
  advance(ms: number): void {
    const end = this.#elapsed + ms;
    while (this.step(end - this.#elapsed) === 'ran');
    this.#move(end);
  }

  /** Lets time pass to the next timer due within `ms` milliseconds and runs it alone; without one, no time passes. */
  step(ms: number): 'ran' | 'none' {
    const timer = this.#next(this.#elapsed + ms);
    if (timer === undefined) return 'none';
    this.#timers = this.#timers.filter((other) => other !== timer);
    this.#move(timer.due);
    timer.task();
    return 'ran';
  }

  /** Sets the wall clock, as a person or a time server does. */
  set(now: number): void {
    this.#wall = now;
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) if (timer.due <= end && (first === undefined || timer.due < first.due)) first = timer;
    return first;
  }

  #move(elapsed: number): void {
    this.#wall += elapsed - this.#elapsed;
    this.#elapsed = elapsed;
  }
}
