import { release } from 'node:os';
import { clipboard, shell } from 'electron';
import { fault, type Fault } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';
import type { Redactor } from '../diagnostics/redaction';
import type { FloodCounts } from '../diagnostics/flood-counts';
import { diagnosticsReport } from '../diagnostics/report';
import type { Troubles } from '../diagnostics/troubles';
import type { AppStateStore } from '../state/app-state';

export interface DiagnosticsDeskParts {
  readonly state: AppStateStore;
  readonly troubles: Troubles;
  readonly floods: FloodCounts;
  readonly redactor: Redactor;
  /** Folder of the log; no other is ever opened. */
  readonly logs: string;
  readonly now: () => number;
}

/** What the diagnostics page shows beside the rest of the state, and what it can do. */
export class DiagnosticsDesk {
  constructor(private readonly parts: DiagnosticsDeskParts) {
    const { state, troubles, floods, now } = parts;
    const versions = {
      electron: process.versions.electron,
      // The typings know it, plain Node doesn’t have it.
      chromium: process.versions.chrome,
      node: process.versions.node,
      system: `${process.platform} ${release()} ${process.arch}`,
    };
    state.change({ diagnostics: { ...state.current.diagnostics, versions, troubles: [...troubles.list] } });
    troubles.onChange(() => state.change({ diagnostics: { ...state.current.diagnostics, troubles: [...troubles.list] } }));
    floods.onChange((counted) => state.change({ diagnostics: { ...state.current.diagnostics, floods: counted } }));
    state.subscribe(({ connection, diagnostics }) => {
      const live = connection.status === 'live';
      if (live === (diagnostics.connectedSince !== null)) return;
      state.change({ diagnostics: { ...state.current.diagnostics, connectedSince: live ? now() : null } });
    });
  }

  async copy(): Promise<Result<null, Fault>> {
    const { state, redactor, now } = this.parts;
    // A promise in newer Electrons, nothing in the floor.
    await clipboard.writeText(redactor.text(diagnosticsReport(state.current, now())));
    return ok(null);
  }

  async openLogs(): Promise<Result<null, Fault>> {
    const problem = await shell.openPath(this.parts.logs);
    return problem === '' ? ok(null) : err(fault('folder-not-opened'));
  }
}
