import type { Log } from '../../src/main/diagnostics/log';

/** A log that keeps what it is told. */
export interface RecordingLog extends Log {
  readonly lines: readonly { readonly level: string; readonly message: string; readonly facts: unknown }[];
}

export function recordingLog(): RecordingLog {
  const lines: { level: string; message: string; facts: unknown }[] = [];
  const write =
    (level: string) =>
    (message: string, facts?: unknown): void => {
      lines.push({ level, message, facts });
    };
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    close: () => Promise.resolve(),
  };
}
