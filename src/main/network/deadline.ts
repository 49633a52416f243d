import type { Clock } from '../clock';

/** A signal that aborts after a time, or with another one. `end` lets go of both; call it when the work is over. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly end: () => void;
}

/** @param ms milliseconds until it aborts */
export function startDeadline(clock: Clock, ms: number, parent?: AbortSignal): Deadline {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const cancel = clock.after(ms, abort);
  if (parent?.aborted === true) abort();
  parent?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      cancel();
      parent?.removeEventListener('abort', abort);
    },
  };
}

/** What `work` comes to, unless the signal aborts first: then a timeout error. */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timedOut = (): void => reject(timeoutError());
    if (signal.aborted) timedOut();
    else signal.addEventListener('abort', timedOut, { once: true });
    work.then(
      (value) => {
        signal.removeEventListener('abort', timedOut);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener('abort', timedOut);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

/** As the system would say it, so that it is named the same. */
export function timeoutError(): Error {
  return Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' });
}
