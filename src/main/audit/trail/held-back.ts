import type { AuditEntry } from '../../../shared/domain/audit-record';
import type { FaultTag } from '../../../shared/domain/fault';
import { isMadeInPlace, type Recordable } from './sealing';

export const heldBackTag: FaultTag = 'audit-unwritable';

/** A settled query's record, which says what was shown; not one that puts another right. */
export function isSuggestions(entry: Recordable): entry is AuditEntry {
  return !isMadeInPlace(entry) && !('event' in entry) && entry.error !== heldBackTag;
}

/** What puts a record right that is on the disk though its suggestions were held back. */
export function heldBack(entry: AuditEntry): AuditEntry {
  return { ...entry, governance_status: 'ERROR', results_validated: 0, document_ids: [], error: heldBackTag };
}
