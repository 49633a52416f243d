import type { FindingTag } from '../../../domain/audit-finding';

/** What a verification says. */
export const findings = {
  sentence: '{{place}}: {{what}}.',
  sentenceDetailed: '{{place}}: {{what}} ({{detail}}).',
  line: 'line {{line}}',
  record: 'record {{seq}}',
  records: { one: '{{count, number}} record', other: '{{count, number}} records' },
  faultIn: { one: 'Not whole: a fault in {{records}}.', other: 'Not whole: {{count, number}} faults in {{records}}.' },
  first: '{{sentence}} First: {{finding}}',
  /** `unproven`: nothing contradicts, and nothing proves it either. */
  unproven: {
    'not-signed': 'Consistent, not proven: {{records}}; nobody signed it.',
    'key-unknown': 'Consistent, not proven: {{records}}; signed by key {{key}}, which nobody gave as the right one.',
    partly: 'Consistent, not proven: {{records}}; signed by key {{key}}, but not all of it.',
  },
  wholeBundle: 'Whole: {{records}}, in a bundle signed by key {{key}}.',
  wholeSigned: 'Whole: {{records}}, signed up to record {{seq, number}} by key {{key}}.',
  wholeSignedPartly: {
    one: 'Whole: {{records}}, signed up to record {{seq, number}} by key {{key}}; {{count, number}} newer one not yet.',
    other: 'Whole: {{records}}, signed up to record {{seq, number}} by key {{key}}; {{count, number}} newer ones not yet.',
  },
  what: {
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
    malformed: 'the record is not of the format',
    'unlisted-file': 'the file is not one the manifest lists',
    'not-a-file': 'it has a file’s name and is no regular file',
    'clock-back': 'the clock went back',
    'torn-tail': 'the last line is incomplete: being written, or cut by a crash',
    'torn-recorded': 'a crash had cut a line short here; the ledger recorded it',
    'held-back': 'records could not be written for a while; the ledger recorded it',
    'not-signed': 'there is no signature',
    'removal-unconfirmed': 'the removal of old files is recorded here, and no checkpoint confirms it',
    'left-out-unproven': 'a record of the old format was left out here: what comes before it is not proven',
    'end-unproven': 'the records at the end are covered by no signature',
  } satisfies Record<FindingTag, string>,
} as const;
