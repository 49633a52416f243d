import { startPages } from '../../window/page/start-page';
import { flagsOf, verbNames, type VerbName } from '../audit/verb-flags';
import { isDeepLink } from '../../quick-ask/deep-link';

export interface StartRules {
  readonly platform: NodeJS.Platform;
  /** Whether the policy lets whoever starts the app choose its profile folder. */
  readonly profileFlag: 'allowed' | 'not-allowed';
}

/**
 * What a packaged app won't be started with, in a sentence; null where nothing is. An allowlist: Chromium takes hundreds
 * of switches, some of which give its debugger away, write its secrets down or have it trust anybody, and takes them in
 * more than one form (`-switch`, blanks before it, `/switch` on Windows, behind a link). So each argument is exactly one of
 * ours, or a link. What stands behind `--` is a flag for nobody.
 * @param given the arguments, without the program's own name
 */
export function refusedArgument(given: readonly string[], rules: StartRules): string | null {
  const end = given.indexOf('--');
  const argv = end === -1 ? given : given.slice(0, end);
  const verb = verbNames.find((name) => argv.some((argument) => argument.startsWith(`--${name}=`)));
  for (const argument of argv) {
    if (argument === '' || isDeepLink(argument) || systemArguments[rules.platform]?.test(argument) === true) continue;
    const [, name, value] = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) return refused(argument);
    if (name === 'user-data-dir' && rules.profileFlag === 'not-allowed') {
      return 'Cuecard does not start with “--user-data-dir”: the policy of this computer does not allow it (app.allowUserDataDir).';
    }
    const pattern = allowedFlags[name] ?? (verb === undefined ? undefined : flagsOfVerb(verb)[name]);
    if (pattern === undefined) return refused(argument);
    if (!pattern.test(value === undefined ? '' : `=${value}`)) return `Cuecard does not start with “--${name}” and that value: docs/operations.md says which it takes.`;
  }
  return null;
}

function refused(argument: string): string {
  // The name alone: a value may hold anything, and so may a name that isn't one.
  const name = /^\s*(?:-{1,2}|\/)[A-Za-z0-9][\w-]{0,59}/.exec(argument)?.[0].trim();
  return `Cuecard does not start with ${name === undefined ? 'an argument that is neither a flag of its own nor a link' : `“${name}”`}: docs/operations.md lists what it takes.`;
}

const none = /^$/;
const text = /^=./s;

/** Each flag with what may stand behind its name. */
const allowedFlags: Readonly<Record<string, RegExp>> = {
  hidden: none,
  // What starts Cuecard again after a crash.
  'after-crash': none,
  demo: none,
  'demo-unless-configured': none,
  open: new RegExp(`^=(?:${startPages.join('|')})$`),
  'user-data-dir': text,
  // The Windows installer starts what it has put in place of an older one.
  updated: none,
  // Chromium’s, about how it looks and how it draws.
  lang: /^=[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/,
  'force-device-scale-factor': /^=\d(?:\.\d{1,4})?$/,
  'force-renderer-accessibility': /^(?:=(?:basic|form-controls|complete))?$/,
  'disable-gpu': none,
  'ozone-platform': /^=(?:x11|wayland)$/,
  'ozone-platform-hint': /^=(?:auto|x11|wayland)$/,
};

/** What the system itself adds: the Finder a process's number, Windows that a click on a notification starts the app. */
const systemArguments: Readonly<Partial<Record<NodeJS.Platform, RegExp>>> = { darwin: /^-psn_\d+_\d+$/, win32: /^-Embedding$/ };

/** A verb reads its own flags and judges them. No page is shown beside one, so that there is nothing for a sandbox to hold. */
function flagsOfVerb(verb: VerbName): Readonly<Record<string, RegExp>> {
  return { ...Object.fromEntries(flagsOf(verb).map((name) => [name, /^/])), 'no-sandbox': none };
}
