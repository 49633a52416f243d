import type { OutboxEvent } from '../../../shared/domain/outbox-event';
import type { AuditEventBody } from '../../../shared/domain/audit-record';
import { Refusals } from '../../audit/trail/refusals';
import type { Trail } from '../../audit/trail/trail';
import type { Trails } from '../../audit/trail/trails';
import type { CurrentWorkspace } from '../../workspace/workspace';
import { AuditDesk } from './audit-desk';
import { auditTrails, type AuditTrailsParts } from './audit-trails';
import type { Opener } from '../opening/opener';
import type { Paths } from '../paths';
import type { EndReason } from '../shutdown';

export interface AuditingParts extends Omit<AuditTrailsParts, 'onCheckpoint'> {
  readonly paths: Paths;
  /** Whose trail is in use; the app's own while there is none. */
  readonly workspace: () => ReturnType<CurrentWorkspace['get']>;
  readonly newId: () => string;
  /** External stores are told of each signed checkpoint, once it is on the disk. */
  readonly tellStores: (event: OutboxEvent) => unknown;
  readonly opener: Opener;
}

export interface Auditing {
  readonly trails: Trails;
  /** The app's own, open from start to quit: a sign-in that fails is written down too. */
  readonly trail: Trail;
  readonly desk: AuditDesk;
  /** What was refused that would have been recorded. */
  readonly refusals: Refusals;
  /** Signs and closes the app's own trail. Rejects with what the disk says. */
  close(reason: EndReason): Promise<void>;
}

/** The audit trails, and the desk where they are exported and verified. */
export function auditing(parts: AuditingParts): Auditing {
  const { state, log, clock, paths, workspace, newId, tellStores, opener } = parts;
  const trails = auditTrails({
    ...parts,
    onCheckpoint: ({ timestamp, at_seq, at_hash, key_id, signature }) =>
      tellStores({ type: 'audit.checkpoint', id: newId(), timestamp, at_seq, at_hash, key_id, signature }),
  });
  const own = trails.lease(paths.audit);
  const folderInUse = (): string => workspace()?.auditFolder ?? paths.audit;
  const record = async (event: AuditEventBody): Promise<void> => {
    await trails.get(folderInUse())?.record(event);
  };
  const refusals = new Refusals({ clock, record });
  const desk = new AuditDesk({
    state,
    log,
    workerPath: paths.auditWorker,
    docs: paths.docs,
    now: () => clock.now(),
    trail: folderInUse,
    key: () => trails.get(folderInUse())?.signed ?? { signer: null, anchor: null },
    sign: async () => {
      await trails.get(folderInUse())?.sign();
    },
    record,
    opener,
  });
  return { trails, trail: own.trail, desk, refusals, close: (reason) => own.release(reason) };
}
