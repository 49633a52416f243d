import { z } from 'zod';

/** What the app was told when it was started. */
export interface CommandLine {
  readonly userDataDir: string | null;
  /** From source only; a packaged app reads the machine-wide place only. */
  readonly policy: string | null;
  readonly start: 'shown' | 'hidden';
  readonly demo: 'always' | 'unless-configured' | 'on-request';
}

const pathSchema = z.string().min(1).max(4_096);

/** Reads our flags out of `argv`; what isn't ours (Chromium's, Electron's) is left alone. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const value = (flag: string): string | null => {
    const found = argv.find((argument) => argument.startsWith(`--${flag}=`));
    const parsed = pathSchema.safeParse(found?.slice(flag.length + 3));
    return parsed.success ? parsed.data : null;
  };
  const has = (flag: string): boolean => argv.includes(`--${flag}`);
  return {
    userDataDir: value('user-data-dir'),
    policy: value('policy'),
    start: has('hidden') ? 'hidden' : 'shown',
    demo: has('demo') ? 'always' : has('demo-unless-configured') ? 'unless-configured' : 'on-request',
  };
}
