import { release } from 'node:os';
import { clipboard } from 'electron';
import type { Diagnostics } from '../../shared/contract/diagnostics';
import type { Fault } from '../../shared/domain/fault';
import { ok, type Result } from '../../shared/domain/result';
import type { Clock } from '../clock';
import type { Redactor } from '../diagnostics/redaction';
import type { FloodCounts } from '../diagnostics/flood-counts';
import type { LogLosses } from '../diagnostics/log-losses';
import type { ProcessEnds } from '../diagnostics/process-ends';
import { diagnosticsReport } from '../diagnostics/report';
import type { Troubles } from '../diagnostics/troubles';
import type { AppStateStore } from '../state/app-state';
import { folderResult, type Opener } from './opening/opener';

export interface DiagnosticsDeskParts {
  readonly state: AppStateStore;
  readonly troubles: Troubles;
  readonly losses: LogLosses;
  readonly floods: FloodCounts;
  readonly ends: ProcessEnds;
  readonly redactor: Redactor;
  /** Folder of the log; no other is ever opened. */
  readonly logs: string;
  readonly opener: Pick<Opener, 'folder'>;
  readonly clock: Clock;
}

const showEveryMs = 1_000;

/** What the diagnostics page shows beside the rest of the state, and what it can do. */
export class DiagnosticsDesk {
  constructor(private readonly parts: DiagnosticsDeskParts) {
    const { state, troubles, losses, floods, ends, clock } = parts;
    const versions = {
      electron: process.versions.electron,
      // The typings know it, plain Node doesn’t have it.
      chromium: process.versions.chrome,
      node: process.versions.node,
      system: `${process.platform} ${release()} ${process.arch}`,
    };
    state.change({ diagnostics: { ...withProcesses(state, { ended: ends.view }), versions, troubles: [...troubles.list], logLoss: losses.view } });
    troubles.onChange(() => state.change({ diagnostics: { ...state.current.diagnostics, troubles: [...troubles.list] } }));
    floods.onChange((counted) => state.change({ diagnostics: { ...state.current.diagnostics, floods: counted } }));
    ends.onChange((ended) => state.change({ diagnostics: withProcesses(state, { ended: [...ended] }) }));
    this.#followLosses();
    state.subscribe(({ connection, diagnostics }) => {
      const live = connection.status === 'live';
      if (live === (diagnostics.connectedSince !== null)) return;
      state.change({ diagnostics: { ...state.current.diagnostics, connectedSince: live ? clock.now() : null } });
    });
  }

  /** Lines are lost one by one: what is said of them is news at once, and then once a second. */
  #followLosses(): void {
    const { state, losses, clock } = this.parts;
    let isResting = false;
    const show = (): void => {
      if (isResting || losses.view === state.current.diagnostics.logLoss) return;
      state.change({ diagnostics: { ...state.current.diagnostics, logLoss: losses.view } });
      isResting = true;
      clock.after(showEveryMs, () => {
        isResting = false;
        show();
      });
    };
    losses.onChange(show);
  }

  async copy(): Promise<Result<null, Fault>> {
    const { state, redactor, clock } = this.parts;
    // A promise in newer Electrons, nothing in the floor.
    await clipboard.writeText(redactor.text(diagnosticsReport(state.current, clock.now())));
    return ok(null);
  }

  async openLogs(): Promise<Result<null, Fault>> {
    return folderResult(await this.parts.opener.folder(this.parts.logs));
  }
}

/** The diagnostics with another word about Cuecard’s processes. */
export function withProcesses({ current: { diagnostics } }: Pick<AppStateStore, 'current'>, part: Partial<Diagnostics['processes']>): Diagnostics {
  return { ...diagnostics, processes: { ...diagnostics.processes, ...part } };
}
