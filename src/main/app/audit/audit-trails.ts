import { app } from 'electron';
import { fault } from '../../../shared/domain/fault';
import { gapWords } from '../../audit/trail/gap-words';
import type { Checkpoint } from '../../audit/trail/checkpoints';
import { Trails } from '../../audit/trail/trails';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import type { Redactor } from '../../diagnostics/redaction';
import type { SettingsStore } from '../../settings/settings-store';
import type { AppStateStore } from '../../state/app-state';
import type { Shell } from '../../window/shell';

export interface AuditTrailsParts {
  readonly state: AppStateStore;
  readonly shell: Pick<Shell, 'tell'>;
  readonly settings: SettingsStore;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly log: Log;
  /** Epoch milliseconds of the last sign of life of the run before, where it ended without a word. */
  readonly aliveBefore: number | null;
  /** Told each signed checkpoint, once it is on the disk. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
}

/** The audit trails, with what they have to say in the window, the tray and the log. */
export function auditTrails(parts: AuditTrailsParts): Trails {
  const { state, shell, settings, redactor, clock, log } = parts;
  return new Trails({
    clock,
    log,
    context: () => ({ appVersion: app.getVersion(), policyHash: settings.policy.hash }),
    rules: () => settings.effective.settings.audit,
    system: { platform: process.platform, electron: process.versions.electron },
    aliveBefore: () => parts.aliveBefore,
    onFault: (named) => {
      if (named !== null) log.error('audit cannot be written', { fault: named.tag, detail: named.detail });
      state.change({ audit: { ...state.current.audit, fault: named } });
    },
    onGap: (gap) => {
      log.error('audit gap', { reason: gap.reason, expectedSeq: gap.expected_seq, foundSeq: gap.found_seq });
      shell.tell('error', fault('audit-gap', gapWords(gap.reason)));
    },
    onSigning: (signing) => state.change({ audit: { ...state.current.audit, signing } }),
    onCheckpoint: parts.onCheckpoint,
    hide: (secret) => redactor.hide(secret),
  });
}
