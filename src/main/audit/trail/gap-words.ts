import type { GapReason } from '../../../shared/domain/audit-record';

/** What a gap is, for a person: the rest of “The audit has a gap: …”. */
export function gapWords(reason: GapReason): string {
  return words[reason];
}

const words: Readonly<Record<GapReason, string>> = {
  'tail-missing': 'records at its end are missing',
  'tail-foreign': 'its end was rewritten outside Cuecard',
  unreadable: 'the end of its newest file can’t be read',
  'file-missing': 'its files were moved or deleted',
  'file-replaced': 'its newest file was replaced',
  'key-lost': 'the key of its signatures was gone, and a new one was made',
  unconfirmed: 'the disk reported an error for records that it had taken',
  unwritable: 'records could not be written',
};
