import { renameSync } from 'node:fs';
import { join } from 'node:path';
import winston from 'winston';
import { printable } from '../../shared/domain/printable';
import { LogFile } from './log-file';
import { LogLosses } from './log-losses';
import { LogRate } from './log-rate';
import type { Redactor } from './redaction';
import { Troubles } from './troubles';

/** The application log: what happened, never what was asked or with which secret. */
export interface Log {
  debug(message: string, facts?: Facts): void;
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  error(message: string, facts?: Facts): void;
  /** Resolves when all that was logged is in the file, or after a second. */
  close(): Promise<void>;
}

/** The log on disk, and the last that went wrong. */
export interface AppLog extends Log {
  readonly troubles: Troubles;
  /** What the disk didn’t take. */
  readonly losses: LogLosses;
}

type Facts = Readonly<Record<string, unknown>>;

const largestFileBytes = 2 * 1024 * 1024;
const mostFiles = 5;
const logName = 'cuecard.log';
const closeDeadlineMs = 1_000;
/** The beginning of a run, and of the one before, that no later line pushes out. */
const beginningBytes = 256 * 1024;
const beginningName = 'cuecard-beginning.log';
const beginningBeforeName = 'cuecard-beginning-before.log';

/** What a terminal would obey is escaped in a line, which stays JSON of the same meaning: logs are looked at there. */
const writtenAs = Symbol.for('message');
const harmless = winston.format((info) => {
  const line = info[writtenAs];
  return typeof line === 'string' ? { ...info, [writtenAs]: printable(line) } : info;
});

/**
 * Opens `cuecard.log` in `folder`: JSON lines, rotated by size, 10 MiB at most in all, and not more lines of one source than
 * its rate allows. How a run began stays in a file of its own, as does how the one before it did, 256 KiB each. Where the disk
 * takes no line the app goes on without; how many were lost is in `losses`, and in the log when it can be written again.
 * @param now epoch milliseconds
 * @param elapsed milliseconds on a clock that nobody sets
 */
export function openLog(folder: string, redactor: Redactor, now: () => number, elapsed: () => number = () => performance.now()): AppLog {
  const troubles = new Troubles(now);
  const rate = new LogRate(elapsed);
  const losses = new LogLosses(now);
  keepBeginningBefore(folder);
  const file = new LogFile({
    folder, name: logName, maxBytes: largestFileBytes, maxFiles: mostFiles, begins: 'behind', elapsed,
    onLost: (lost) => {
      const change = losses.add(lost);
      if (change === 'begins') troubles.add('error', 'log cannot be written', { error: lost.kind === 'lost' ? lost.error : undefined });
      if (change === 'over') logger.log({ level: 'warn', message: 'log lines lost', facts: { ...losses.view } });
    },
  });
  const beginning = new LogFile({ folder, name: beginningName, maxBytes: beginningBytes, maxFiles: 1, begins: 'anew', elapsed });
  const logger = winston.createLogger({
    level: 'info',
    format: winston.format.combine(winston.format.timestamp(), winston.format.json(), harmless()),
    transports: [file, beginning],
  });
  // What is logged after the end is nobody's any more.
  logger.on('error', () => undefined);
  const tellLeftOut = (source: string, lines: number): void => {
    logger.log({ level: 'warn', message: 'log lines left out', facts: redactor.value({ source, lines }) });
  };
  const idle = async (): Promise<void> => {
    await Promise.all([file.idle(), beginning.idle()]);
  };
  const drained = async (): Promise<void> => {
    // What is lost up to here has its line, too.
    await idle();
    await new Promise<void>((resolve) => void logger.once('finish', resolve).end());
    await idle();
  };
  const write =
    (level: Level) =>
    (message: string, facts?: Facts): void => {
      if (level === 'warn' || level === 'error') troubles.add(level, redactor.text(message), facts);
      if (level === 'debug') return;
      const leftOut = rate.take(message);
      if (leftOut === null) return;
      if (leftOut > 0) tellLeftOut(message, leftOut);
      logger.log({ level, message: redactor.text(message), ...(facts === undefined ? {} : { facts: redactor.value(facts) }) });
    };
  return {
    troubles,
    losses,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    close: async () => {
      for (const [source, lines] of rate.leftOut) tellLeftOut(source, lines);
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([drained(), new Promise<void>((resolve) => (deadline = setTimeout(resolve, closeDeadlineMs)))]);
      clearTimeout(deadline);
    },
  };
}

type Level = 'debug' | 'info' | 'warn' | 'error';

/** The first lines of the run before are kept under another name. */
function keepBeginningBefore(folder: string): void {
  try {
    renameSync(join(folder, beginningName), join(folder, beginningBeforeName));
  } catch {
    // There was no run before, or the folder takes no change: then neither does the log.
  }
}
