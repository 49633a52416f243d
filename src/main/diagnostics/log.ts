import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import winston from 'winston';
import { printable } from '../../shared/printable';
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
}

type Facts = Readonly<Record<string, unknown>>;

const largestFileBytes = 2 * 1024 * 1024;
const mostFiles = 5;
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
 * its rate allows. How a run began stays in a file of its own, as does how the one before it did, 256 KiB each.
 * @param now epoch milliseconds
 * @param elapsed milliseconds on a clock that nobody sets
 */
export function openLog(folder: string, redactor: Redactor, now: () => number, elapsed: () => number = () => performance.now()): AppLog {
  const troubles = new Troubles(now);
  const rate = new LogRate(elapsed);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beginning = beginningOf(folder);
  const file = new winston.transports.File({
    filename: join(folder, 'cuecard.log'),
    maxsize: largestFileBytes,
    maxFiles: mostFiles,
    tailable: true,
    options: { flags: 'a', mode: 0o600 },
  });
  // A full disk must not take the app down with its diagnostics.
  file.on('error', () => undefined);
  const logger = winston.createLogger({
    level: 'info',
    format: winston.format.combine(winston.format.timestamp(), winston.format.json(), harmless()),
    transports: [file, beginning],
  });
  logger.on('error', () => undefined);
  const tellLeftOut = (source: string, lines: number): void => {
    logger.log({ level: 'warn', message: 'log lines left out', facts: redactor.value({ source, lines }) });
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
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    close: () =>
      new Promise((resolve) => {
        const deadline = setTimeout(resolve, closeDeadlineMs);
        const open = new Set([file, beginning]);
        for (const one of open) {
          one.once('finish', () => {
            open.delete(one);
            if (open.size > 0) return;
            clearTimeout(deadline);
            resolve();
          });
        }
        for (const [source, lines] of rate.leftOut) tellLeftOut(source, lines);
        logger.end();
      }),
  };
}

type Level = 'debug' | 'info' | 'warn' | 'error';

/** Takes the first lines of this run alone; those of the run before are kept under another name. */
function beginningOf(folder: string): winston.transport {
  try {
    renameSync(join(folder, beginningName), join(folder, beginningBeforeName));
  } catch {
    // There was no run before, or the folder takes no change: then neither does the log.
  }
  let bytes = 0;
  const whileRoom = winston.format((info) => {
    const line = info[Symbol.for('message')];
    bytes += typeof line === 'string' ? Buffer.byteLength(line) + 1 : 0;
    return bytes <= beginningBytes ? info : false;
  });
  const file = new winston.transports.File({ filename: join(folder, beginningName), format: whileRoom(), options: { flags: 'w', mode: 0o600 } });
  file.on('error', () => undefined);
  return file;
}
