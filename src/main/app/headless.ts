import { realpathSync } from 'node:fs';
import { isatty } from 'node:tty';
import { app } from 'electron';
import { printable } from '../../shared/domain/printable';
import { auditWorkDone } from '../audit/worker/audit-work';
import { auditUsage, readAuditVerb, verbResult } from './audit/audit-verbs';
import type { Paths } from './paths';
import { say } from './say';
import { misplaced, type ProfileTrouble } from './start/profile-folder';
import { troubleSentence } from './start/trouble-sentence';

/**
 * Does what a verb on the command line asks for and ends the process; returns where there is none. It comes before
 * everything else: there is no window, no lock that a running Cuecard would hold, and on Linux no need of a display,
 * which Electron looks for only once the main script has run.
 * @param homeless why nobody knows where the profile is; null where it is known
 */
export function runVerbAndExit(argv: readonly string[], paths: Paths, homeless: ProfileTrouble | null): void {
  const verb = readAuditVerb(argv, { trail: paths.audit, docs: paths.docs, version: app.getVersion(), folder: process.cwd(), now: Date.now(), realPath });
  if (verb.kind === 'none') return;
  // What is verified has a path of its own.
  const trouble = homeless ?? (verb.kind === 'job' && verb.job.task === 'export' ? misplaced(paths.userData) : null);
  if (trouble !== null) {
    say(2, `${troubleSentence(trouble)}\n`);
    process.exit(2);
  }
  if (verb.kind === 'wrong') {
    say(2, `${printable(verb.why)}\n${auditUsage}`);
    process.exit(2);
  }
  const outcome = auditWorkDone(paths.auditWorker, verb.job, isatty(2) ? tenths() : undefined);
  const { text, code } = verbResult(outcome, verb);
  say(code === 2 ? 2 : 1, text);
  // An exit would wait for a keychain that said it was open and then didn't answer. There is no code left to give.
  if ('keychain' in outcome && outcome.keychain?.left === 'asking') process.kill(process.pid, 'SIGKILL');
  process.exit(code);
}

/** Tells somebody who sits there how far it is, each tenth once. */
function tenths(): (share: number) => void {
  let said = 0;
  return (share) => {
    const tenth = Math.floor(share * 10);
    if (tenth <= said) return;
    said = tenth;
    say(2, `${tenth * 10} % read\n`);
  };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
