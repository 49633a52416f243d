import { fault, type Fault } from '../../shared/domain/fault';
import { err, type Result } from '../../shared/domain/result';
import { isDeepLink, parseDeepLink, type DeepLink } from './deep-link';

/** What a start asks of a Cuecard that runs already; there is no third thing. */
export interface SecondStart {
  readonly start: 'shown' | 'hidden';
  readonly link: Result<DeepLink, Fault> | null;
}

/**
 * Reads what a second start was given. Chromium sorts and adds switches on the way, so order means nothing here; and
 * whatever else is among them, such as a policy or a profile folder, means nothing at all.
 */
export function readSecondStart(argv: readonly string[]): SecondStart {
  return { start: argv.includes('--hidden') || argv.includes('--after-crash') ? 'hidden' : 'shown', link: linkIn(argv) };
}

/** The link among the arguments of a start; more than one is refused, for the system hands over one at a time. */
export function linkIn(argv: readonly string[]): Result<DeepLink, Fault> | null {
  const [link, ...more] = argv.filter(isDeepLink);
  if (link === undefined) return null;
  return more.length > 0 ? err(fault('link-invalid', 'there was more than one')) : parseDeepLink(link);
}

/**
 * The arguments that whoever installed Cuecard wrote. What stands behind a link, or behind the `--` that goes before
 * it, may come out of the link itself, by way of a quote the system let through, and is never a flag or a verb.
 */
export function ownArguments(argv: readonly string[]): readonly string[] {
  const end = argv.findIndex((argument) => argument === '--' || isDeepLink(argument));
  return end === -1 ? argv : argv.slice(0, end);
}
