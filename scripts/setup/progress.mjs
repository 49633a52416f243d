import process from 'node:process';

/** A failure whose message is one sentence telling the reader what to do. */
export class SetupError extends Error {
  /**
   * @param {string} sentence
   * @param {string} [output] what the tool that failed printed
   */
  constructor(sentence, output = '') {
    super(sentence);
    this.name = 'SetupError';
    this.output = output;
  }

  /** The tool's last words, which say what went wrong. */
  get lines() {
    return this.output.trimEnd().split('\n').slice(-12).filter((line) => line !== '');
  }
}

/**
 * One long step under way.
 * @typedef {object} Step
 * @property {(text: string, fraction?: number) => void} progress says how far it is ("312 of 405"); `fraction` is 0 to 1
 * @property {(note?: string) => void} done prints how long it took
 * @property {() => void} failed closes the line; what went wrong is said by the error
 *
 * Says what a sequence of steps is doing and how far it is.
 * @typedef {object} Report
 * @property {(title: string) => Step} step
 * @property {(title: string, note?: string) => void} skip counts a step that has nothing to do
 * @property {(line: string) => void} note prints a line between steps
 *
 * @typedef {object} Out
 * @property {(text: string) => unknown} write
 * @property {boolean} [isTTY]
 * @property {number} [columns]
 *
 * @typedef {(work: () => void, ms: number) => () => void} Repeat runs `work` every `ms` until the returned function is called
 */

const quietMs = 5_000;
const soonestMs = 1_000;

/**
 * Reports `steps` steps to `out` (stderr unless told otherwise). A terminal gets one line rewritten
 * in place; anything else gets a new line every 10 % (at most one a second) or 5 s, so logs stay short.
 * @param {{ steps: number, out?: Out, now?: () => number, repeat?: Repeat }} options
 * @returns {Report}
 */
export function createReport({ steps, out = process.stderr, now = Date.now, repeat = everyMs }) {
  let number = 0;
  const head = (/** @type {string} */ title) => {
    number += 1;
    return `[${Math.min(number, steps)}/${steps}] ${title}`;
  };
  return {
    step: (title) => startStep(head(title), out, now, repeat),
    skip: (title, note = 'already done') => void out.write(`${head(title)}: ${note}\n`),
    note: (line) => void out.write(`${line}\n`),
  };
}

/** A report that says nothing, for callers that want only the result. @type {Report} */
export const silentReport = {
  step: () => ({ progress() {}, done() {}, failed() {} }),
  skip() {},
  note() {},
};

/**
 * "12 s", "3 min 5 s".
 * @param {number} ms
 */
export function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * "38 of 106 MB".
 * @param {number} done bytes
 * @param {number} total bytes
 */
export function megabytes(done, total) {
  const round = (/** @type {number} */ bytes) => Math.round(bytes / 1_048_576);
  return `${Math.min(round(done), round(total))} of ${round(total)} MB`;
}

/**
 * @param {string} title
 * @param {Out} out
 * @param {() => number} now
 * @param {Repeat} repeat
 * @returns {Step}
 */
function startStep(title, out, now, repeat) {
  const started = now();
  let text = '';
  let fraction = 0;
  let printedAt = started;
  let printedFraction = 0;

  const line = () => `${title} …${text ? ` ${text}` : ''} (${duration(now() - started)})`;
  const rewrite = () => {
    const room = (out.columns ?? 80) - 1;
    out.write(`\r\u001b[2K${line().slice(0, room)}`);
  };
  const append = () => {
    printedAt = now();
    printedFraction = fraction;
    out.write(`${line()}\n`);
  };
  const show = () => {
    if (out.isTTY) return rewrite();
    const since = now() - printedAt;
    if (since >= quietMs || (fraction - printedFraction >= 0.1 && since >= soonestMs)) append();
  };
  const close = (/** @type {string} */ ending) => {
    stop();
    out.write(`${out.isTTY ? '\r\u001b[2K' : ''}${title}: ${ending}\n`);
  };

  if (out.isTTY) rewrite();
  else out.write(`${title} …\n`);
  const stop = repeat(show, 1_000);
  return {
    progress(newText, newFraction) {
      text = newText;
      fraction = newFraction ?? fraction;
      show();
    },
    done(note) {
      close(`${note ?? 'done'} (${duration(now() - started)})`);
    },
    failed() {
      close(`failed after ${duration(now() - started)}`);
    },
  };
}

/** @type {Repeat} */
function everyMs(work, ms) {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
}
