import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import winston from 'winston';
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

/** Opens `cuecard.log` in `folder`: JSON lines, rotated by size, 10 MiB at most in all. @param now epoch milliseconds */
export function openLog(folder: string, redactor: Redactor, now: () => number): AppLog {
  const troubles = new Troubles(now);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
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
    format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
    transports: [file],
  });
  logger.on('error', () => undefined);
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, facts?: Facts): void => {
      if (level === 'warn' || level === 'error') troubles.add(level, redactor.text(message), facts);
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
        file.once('finish', () => {
          clearTimeout(deadline);
          resolve();
        });
        logger.end();
      }),
  };
}
