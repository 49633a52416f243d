import type { Finding, FindingTag, Verification } from './audit-finding';

/** What is wrong, in one sentence, with where: for the window, the terminal and the report alike. */
export function findingSentence(finding: Finding): string {
  return `${placeOf(finding)}: ${sentences[finding.tag]}${finding.detail === null ? '' : ` (${finding.detail})`}.`;
}

/** The result of a verification in one sentence. */
export function verificationSentence(verification: Verification): string {
  const records = `${verification.records.toLocaleString('en-GB')} ${verification.records === 1 ? 'record' : 'records'}`;
  if (verification.outcome === 'fault') {
    const first = verification.findings[0];
    return `Not whole: ${verification.faults === 1 ? 'a fault' : `${verification.faults.toLocaleString('en-GB')} faults`} in ${records}.${first === undefined ? '' : ` First: ${findingSentence(first)}`}`;
  }
  const { signedUpTo, lastSeq } = verification;
  if (signedUpTo === null) return `Whole: ${records}, not signed.`;
  const rest = (lastSeq ?? signedUpTo.seq) - signedUpTo.seq;
  return `Whole: ${records}, signed up to record ${signedUpTo.seq.toLocaleString('en-GB')} by key ${signedUpTo.keyId}${rest > 1 ? `; ${rest.toLocaleString('en-GB')} newer ones not yet` : ''}.`;
}

function placeOf({ file, line, seq }: Finding): string {
  return [file, ...(line === null ? [] : [`line ${line}`]), ...(seq === null ? [] : [`record ${seq}`])].join(', ');
}

const sentences: Readonly<Record<FindingTag, string>> = {
  edited: 'the record was edited',
  deleted: 'records were deleted here',
  inserted: 'the record was inserted',
  reordered: 'the record is out of its order',
  truncated: 'records were cut off',
  rewritten: 'records before this were rewritten: a signature or an anchor contradicts them',
  'checkpoint-forged': 'the checkpoint is forged',
  'not-a-record': 'the line is no record',
  'gap-recorded': 'the ledger itself recorded a gap',
  'manifest-forged': 'the manifest was changed',
  'file-changed': 'the file is not the one the manifest names',
  'faulty-source': 'the trail had a fault when it was exported',
  'clock-back': 'the clock went back',
  'torn-tail': 'the last line is incomplete: being written, or cut by a crash',
  'torn-recorded': 'a crash had cut a line short here; the ledger recorded it',
  'held-back': 'records could not be written for a while; the ledger recorded it',
  'not-signed': 'there is no signature',
  'removal-unconfirmed': 'the removal of old files is recorded here, and no checkpoint confirms it',
};
