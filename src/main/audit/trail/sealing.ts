import { auditLineSchema, type AuditEventBody, type AuditLine } from '../../../shared/domain/audit-record';
import { seal, type ChainHead } from './chain';

/** Under which version and policy something happens. */
export interface AuditContext {
  readonly appVersion: string;
  readonly policyHash: string | null;
}

/** A record that can only be made when its place in the chain is known, such as a checkpoint. */
type MadeInPlace = (head: ChainHead) => AuditLine;

/** Records that follow one another directly, or are not written at all. */
interface Together {
  readonly together: readonly [MadeInPlace, MadeInPlace];
}

export type Recordable = AuditLine | MadeInPlace | Together;

export interface SealedBatch {
  readonly bytes: Buffer;
  readonly head: ChainHead;
  readonly policyHash: string | null | undefined;
  /** Each line's place in the chain, in order. */
  readonly heads: readonly ChainHead[];
  /** For each record asked for: its place in the chain, its last line's where it has several, or why it is no record. */
  readonly outcomes: readonly (ChainHead | Error)[];
}

/** Whether it says nothing by itself that could be lost: the next one of its kind says the same. */
export function isMadeInPlace(record: Recordable): record is MadeInPlace | Together {
  return typeof record === 'function' || 'together' in record;
}

/** Makes an event complete. `now` is epoch milliseconds. */
export function eventOf(body: AuditEventBody, now: number, context: AuditContext): AuditLine {
  // Spreading a union loses which of its members it is; what comes out is parsed by its schema before it is written.
  return { timestamp: new Date(now).toISOString(), ...body, app_version: context.appVersion, policy_hash: context.policyHash };
}

/**
 * Ties records to the chain, in order. One that is no record is refused alone, and costs no other. Where the policy
 * is another one than the record before it names, a record of that comes first.
 * @param start where the chain is, and the policy that its last record names: undefined where there is none
 */
export function sealBatch(
  records: readonly Recordable[],
  start: { readonly head: ChainHead; readonly policyHash: string | null | undefined },
  changeOf: (previous: string | null, current: string | null) => AuditLine,
): SealedBatch {
  let { head, policyHash } = start;
  const lines: string[] = [];
  const heads: ChainHead[] = [];
  const add = (line: AuditLine): void => {
    const sealed = seal(auditLineSchema.parse(line), head);
    head = sealed.head;
    lines.push(sealed.line);
    heads.push(head);
  };
  const outcomes = records.map((record): ChainHead | Error => {
    const before = { head, policyHash, lines: lines.length };
    try {
      const [make, next] = makersOf(record);
      const first = make(head);
      if (policyHash !== undefined && first.policy_hash !== policyHash) add(changeOf(policyHash, first.policy_hash));
      // Made anew, as it may name the record before it.
      add(make(head));
      if (next !== undefined) add(next(head));
      policyHash = first.policy_hash;
      return head;
    } catch (error) {
      ({ head, policyHash } = before);
      lines.length = heads.length = before.lines;
      return error instanceof Error ? error : new Error(String(error));
    }
  });
  return { bytes: Buffer.from(lines.join(''), 'utf8'), head, policyHash, heads, outcomes };
}

function makersOf(record: Recordable): readonly [MadeInPlace, MadeInPlace?] {
  if (typeof record === 'function') return [record];
  return 'together' in record ? record.together : [() => record];
}
