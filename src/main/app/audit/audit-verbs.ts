import { resolve } from 'node:path';
import { findingSentence, verificationSentence } from '../../../shared/i18n/sentences/finding-sentence';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import { printable } from '../../../shared/domain/printable';
import { governanceStatusSchema, type GovernanceStatus } from '../../../shared/domain/knowledge';
import { trailAccount } from '../../audit/trail/signing-key';
import type { AuditJob, AuditOutcome } from '../../audit/worker/work-messages';
import { wrongFlag } from './verb-flags';
import { linkIn, ownArguments } from '../../quick-ask/start-arguments';

/** What a verb on the command line comes to. */
export type AuditVerb =
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'job'; readonly job: AuditJob; readonly output: 'words' | 'json' };

export interface VerbContext {
  readonly trail: string;
  readonly docs: string;
  readonly version: string;
  /** What relative paths start from. */
  readonly folder: string;
  /** A path with its links followed, as far as it exists: a trail is the same one by whatever path it is reached. */
  readonly realPath: (path: string) => string;
  /** Epoch milliseconds. */
  readonly now: number;
}

export const auditUsage = `Usage:
  --export-audit=OUT [--from=DATE] [--to=DATE] [--statuses=PASS,FILTERED,…] [--format=jsonl|csv|ecs] [--bom] [--json]
      OUT is a zip where its name ends with .zip, else a folder, and must be new. DATE is a day (2026-02-03, UTC, the whole day) or a
      moment (2026-02-03T12:00:00Z). JSON lines are always among it; several formats are parted by commas. It is signed
      where the keychain gives the audit's key within 2 seconds, without asking anybody.
  --verify-audit=PATH [--key-id=HEX] [--json]
      PATH is an audit folder, a bundle's folder, or a zipped bundle. HEX names the key that must have signed it: a
      bundle's manifest; where that is unsigned, and for an audit folder, the newest checkpoint. Without it the
      keychain is asked for the key it knows, and for how far the audit went, likewise.
Exit codes: 0 done (an export without a fault; a verification that found it whole), 1 a fault was found, 2 wrong use, or
it could not be done: also where nothing contradicts the audit and nobody's key proves it.
`;

const formats: readonly string[] = ['jsonl', 'csv', 'ecs'];

/** Reads `--export-audit` and `--verify-audit` out of the arguments; a start by a link has neither. */
export function readAuditVerb(all: readonly string[], context: VerbContext): AuditVerb {
  const argv = linkIn(all) === null ? ownArguments(all) : [];
  const given = (flag: string): string | null => argv.find((one) => one === `--${flag}` || one.startsWith(`--${flag}=`))?.slice(flag.length + 3) ?? null;
  const [target, checked] = [given('export-audit'), given('verify-audit')];
  if (target === null && checked === null) return { kind: 'none' };
  if (target !== null && checked !== null) return wrong('Export and verify one after the other.');
  const flag = wrongFlag(argv, target === null ? 'verify-audit' : 'export-audit');
  if (flag !== null) return wrong(flag);
  const output = argv.includes('--json') ? 'json' : 'words';
  const known = { publicKey: null, anchor: null, ring: [] };
  if (checked !== null) {
    const keyId = given('key-id');
    if (checked === '') return wrong('Say what to verify: --verify-audit=PATH.');
    if (keyId !== null && !/^[0-9a-f]{16}$/.test(keyId)) return wrong('A key ID is 16 hexadecimal characters.');
    const path = resolve(context.folder, checked);
    return { kind: 'job', output, job: { task: 'verify', target: path, known, keyId, keychain: accountsFor(path, context) } };
  }
  if (target === null || target === '') return wrong('Say where to export to: --export-audit=OUT.');
  const [from, to] = [momentOf(given('from'), 'begin'), momentOf(given('to'), 'end')];
  if (from === undefined || to === undefined) return wrong('A date is a day such as 2026-02-03, or a moment such as 2026-02-03T12:00:00Z.');
  if (from !== null && to !== null && from >= to) return wrong('The range ends before it begins.');
  const wanted = (given('format') ?? 'jsonl').split(',');
  const unknown = wanted.find((format) => !formats.includes(format));
  if (unknown !== undefined) return wrong(`There is no format “${unknown}”.`);
  const statuses = statusesOf(given('statuses'));
  if (statuses === null) return wrong(`A status is one of ${governanceStatusSchema.options.join(', ')}.`);
  return {
    kind: 'job',
    output,
    job: {
      task: 'export',
      trail: context.trail,
      target: resolve(context.folder, target),
      shape: /\.zip$/i.test(target) ? 'zip' : 'folder',
      // Nobody was asked whether an older export may go.
      existing: 'kept',
      formats: { csv: !wanted.includes('csv') ? 'none' : argv.includes('--bom') ? 'with-bom' : 'plain', ecs: wanted.includes('ecs') ? 'plain' : 'none' },
      filters: { from, to, statuses },
      exporter: { app: 'Cuecard', version: context.version },
      created: new Date(context.now).toISOString(),
      docs: context.docs,
      known,
      signer: null,
      keychain: { own: trailAccount(context.trail), others: [] },
    },
  };
}

/** What to print, and the exit code. */
export function verbResult(outcome: AuditOutcome, verb: Extract<AuditVerb, { kind: 'job' }>): { readonly text: string; readonly code: 0 | 1 | 2 } {
  if (outcome.kind === 'failed' || outcome.kind === 'cancelled') {
    const text = outcome.kind === 'failed' ? faultSentence(outcome.fault) : 'Cancelled.';
    return { text: verb.output === 'json' ? `${JSON.stringify(outcome)}\n` : `${printable(text)}\n`, code: 2 };
  }
  const { verification } = outcome;
  const code = codeOf(outcome);
  if (verb.output === 'json') return { text: `${JSON.stringify(outcome)}\n`, code };
  const exported = outcome.kind === 'exported' ? [`Exported ${outcome.records.toLocaleString('en-GB')} ${outcome.records === 1 ? 'record' : 'records'} to ${printable(verb.job.target)}`] : [];
  const findings = verification.findings.map((one) => `${one.severity === 'fault' ? 'Fault' : 'Warning'}: ${findingSentence(one)}`);
  const others = verification.faults + verification.warnings - verification.findings.length;
  const more = others > 0 ? [`And ${others.toLocaleString('en-GB')} others.`] : [];
  return { text: `${[...exported, verificationSentence(verification), ...keychainWords(outcome), ...findings, ...more].join('\n')}\n`, code };
}

type Done = Extract<AuditOutcome, { kind: 'exported' | 'verified' }>;

/** An export is done where it found no fault; a verification only where it proved something. */
function codeOf({ kind, verification }: Done): 0 | 1 | 2 {
  if (verification.outcome === 'fault') return 1;
  return verification.outcome === 'whole' || kind === 'exported' ? 0 : 2;
}

/** What the keychain could have proved, and why it could not be asked. */
function keychainWords({ kind, keychain }: Done): readonly string[] {
  const why = keychain?.why ?? null;
  if (why === null) return [];
  return [kind === 'exported' ? `The bundle is not signed: the keychain gave no key (${why}).` : `The keychain was no help (${why}): neither its key nor the newest checkpoint it remembers was checked.`];
}

/** The trail’s own account, under whatever path it is reached; our own trail’s for everything else that we may have signed. */
function accountsFor(path: string, { trail, realPath }: VerbContext): NonNullable<AuditJob['keychain']> {
  const isOwn = realPath(path) === realPath(trail);
  return isOwn ? { own: trailAccount(trail), others: [] } : { own: trailAccount(path), others: [trailAccount(trail)] };
}

function wrong(why: string): AuditVerb {
  return { kind: 'wrong', why };
}

/** Undefined where it is no date. A day as the end is meant with the whole day. */
function momentOf(text: string | null, side: 'begin' | 'end'): string | null | undefined {
  if (text === null) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!day && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const time = Date.parse(text);
  // Date.parse takes the 31st of February for the 3rd of March.
  if (Number.isNaN(time) || (day && new Date(time).toISOString().slice(0, 10) !== text)) return undefined;
  return new Date(day && side === 'end' ? time + 86_400_000 : time).toISOString();
}

function statusesOf(text: string | null): GovernanceStatus[] | null {
  if (text === null) return [];
  const read = text.split(',').map((one) => governanceStatusSchema.safeParse(one));
  return read.every((one) => one.success) ? read.map((one) => one.data) : null;
}
