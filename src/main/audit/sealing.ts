import { auditLineSchema, type AuditEventBody, type AuditLine } from '../../shared/audit-record';
import { seal, type ChainHead } from './chain';

/** Under which version and policy something happens. */
export interface AuditContext {
  readonly appVersion: string;
  readonly policyHash: string | null;
}

/** A record, or one that can only be made when its place in the chain is known, such as a checkpoint. */
export type Recordable = AuditLine | ((head: ChainHead) => AuditLine);

export interface SealedBatch {
  readonly bytes: Buffer;
  readonly head: ChainHead;
  readonly policyHash: string | null | undefined;
  /** For each record asked for: its place in the chain, or why it is no record. */
  readonly outcomes: readonly (ChainHead | Error)[];
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
  const add = (line: AuditLine): void => {
    const sealed = seal(auditLineSchema.parse(line), head);
    head = sealed.head;
    lines.push(sealed.line);
  };
  const outcomes = records.map((record): ChainHead | Error => {
    const before = { head, policyHash, lines: lines.length };
    try {
      const first = typeof record === 'function' ? record(head) : record;
      if (policyHash !== undefined && first.policy_hash !== policyHash) add(changeOf(policyHash, first.policy_hash));
      // Made anew, as it may name the record before it.
      add(typeof record === 'function' ? record(head) : record);
      policyHash = first.policy_hash;
      return head;
    } catch (error) {
      ({ head, policyHash } = before);
      lines.length = before.lines;
      return error instanceof Error ? error : new Error(String(error));
    }
  });
  return { bytes: Buffer.from(lines.join(''), 'utf8'), head, policyHash, outcomes };
}
