import { lstat, readlink, stat } from 'node:fs/promises';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';

export interface TimeZoneParts {
  readonly clock: Clock;
  readonly log: Log;
  /** The computer is in another zone now, and `Date` knows it. */
  readonly onMoved: () => void;
}

/** Within five seconds, however long the files take to be read. */
const lookEveryMs = 3_000;

/**
 * Follows the computer’s time zone. Chromium and `Intl` follow it by themselves; `Date` is told once, at the start of a process,
 * and again here. A zone that was given by the variable `TZ` is the zone of whoever started Cuecard, and stays.
 */
export function followTimeZone({ clock, log, onMoved }: TimeZoneParts): void {
  if ((process.env.TZ ?? '') !== '') return;
  let zone = zoneNow();
  let files: string | null = null;
  const look = async (): Promise<void> => {
    const found = await zoneFiles();
    const changed = files !== null && found !== files;
    files = found;
    if (!changed && zoneNow() === zone) return;
    tellDate();
    const before = zone;
    zone = zoneNow();
    if (zone === before) return;
    log.info('time zone changed', { from: before, to: zone });
    onMoved();
  };
  const later = (): void => {
    clock.after(lookEveryMs, () => void look().finally(later));
  };
  void look().finally(later);
}

function zoneNow(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Setting the variable, and removing it, has V8 ask for the system’s zone anew; nothing of it is left in the environment. */
function tellDate(): void {
  process.env.TZ = 'UTC';
  Reflect.deleteProperty(process.env, 'TZ');
}

/** What says on Linux and macOS which zone it is; a change that no notice is given of, such as another file system, shows here. */
async function zoneFiles(): Promise<string> {
  if (process.platform === 'win32') return '';
  const told = await Promise.all(
    ['/etc/localtime', '/etc/timezone'].map(async (path) => {
      const [link, file, target] = await Promise.all([lstat(path).catch(() => null), stat(path).catch(() => null), readlink(path).catch(() => '')]);
      return [link?.mtimeMs, file?.dev, file?.ino, file?.size, file?.mtimeMs, target].join(' ');
    }),
  );
  return told.join('\n');
}
