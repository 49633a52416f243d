import { z } from 'zod';
import { spokenTags, type SpokenLanguage } from '../../shared/i18n/languages';
import type { Build } from './start/build';
import { ownArguments } from '../quick-ask/start-arguments';

/** What the app was told when it was started. */
export interface CommandLine {
  readonly userDataDir: string | null;
  /** From source only; a packaged app reads the machine-wide place only. */
  readonly policy: string | null;
  /** `as-before`: after a crash, as the run before was. */
  readonly start: 'shown' | 'hidden' | 'as-before';
  /** Milliseconds after which a hidden window's page is given up. From source only, to be tried and measured. */
  readonly releaseAfterMs: number | null;
  /** How many times as fast as people talk the demo's call is played, 1 to 99. From source only, to be tried. */
  readonly demoPace: number | null;
  /** From source only, and the only way to the pseudo languages. */
  readonly language: SpokenLanguage | null;
  readonly demo: 'always' | 'unless-configured' | 'on-request';
}

const releaseSchema = z.string().regex(/^\d{1,8}$/).transform(Number);

const paceSchema = z.string().regex(/^[1-9]\d?$/).transform(Number);

const pathSchema = z.string().min(1).max(4_096);

/**
 * Reads our flags out of the arguments of this process; what isn't ours (Chromium's, Electron's) is left alone, and so
 * is what came with a link. In a package, what is from source only is null.
 */
export function readCommandLine(given: readonly string[], build: Build): CommandLine {
  const argv = ownArguments(given);
  const value = <V>(flag: string, schema: z.ZodType<V>): V | null => {
    const found = argv.find((argument) => argument.startsWith(`--${flag}=`));
    const parsed = schema.safeParse(found?.slice(flag.length + 3));
    return parsed.success ? parsed.data : null;
  };
  const fromSource = <V>(flag: string, schema: z.ZodType<V>): V | null => (build === 'source' ? value(flag, schema) : null);
  const has = (flag: string): boolean => argv.includes(`--${flag}`);
  return {
    userDataDir: value('user-data-dir', pathSchema),
    policy: fromSource('policy', pathSchema),
    start: has('after-crash') ? 'as-before' : has('hidden') ? 'hidden' : 'shown',
    releaseAfterMs: fromSource('release-hidden-after', releaseSchema),
    demoPace: fromSource('demo-pace', paceSchema),
    language: fromSource('language', z.enum(spokenTags)),
    demo: has('demo') ? 'always' : has('demo-unless-configured') ? 'unless-configured' : 'on-request',
  };
}
