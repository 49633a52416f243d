import { basename, dirname, join } from 'node:path';
import { app, dialog } from 'electron';
import type { Verification } from '../../../shared/domain/audit-finding';
import type { AuditWorkState, ExportRequest } from '../../../shared/domain/audit-work';
import { fault, type Fault } from '../../../shared/domain/fault';
import { err, ok, type Result } from '../../../shared/domain/result';
import type { ChainHead } from '../../audit/trail/chain';
import { bundleNames } from '../../audit/export/manifest';
import type { AuditSigner } from '../../audit/trail/signer';
import { startAuditWork, type RunningWork } from '../../audit/worker/audit-work';
import type { AuditJob, AuditOutcome } from '../../audit/worker/work-messages';
import type { Log } from '../../diagnostics/log';
import type { AppStateStore } from '../../state/app-state';
import { deskEvent, type DeskEvent } from './desk-event';
import { folderResult, type Opener } from '../opening/opener';
import { textsOf } from '../../../shared/i18n/texts';
import { documentsFolder } from '../paths';

const desktopText = textsOf('desktop');

export interface AuditDeskParts {
  readonly state: AppStateStore;
  readonly log: Log;
  readonly workerPath: string;
  readonly docs: string;
  readonly now: () => number;
  /** The trail in use. */
  readonly trail: () => string;
  /** Who signs, and the newest signed record by the keychain; each null where there is none. */
  readonly key: () => { readonly signer: AuditSigner | null; readonly anchor: ChainHead | null };
  /** Signs the trail in use as far as it goes, so that a bundle is evidence to its last record; never rejects. */
  readonly sign: () => Promise<void>;
  /** Writes the export or verification into the ledger itself; rejects never. */
  readonly record: (event: DeskEvent) => Promise<void>;
  readonly opener: Pick<Opener, 'item'>;
}

/** Exports and verifications that the agent asks for: one at a time, in a thread, told by AppState. */
export class AuditDesk {
  #running: RunningWork | null = null;
  #choosing = false;
  #exportedTo: string | null = null;

  constructor(private readonly parts: AuditDeskParts) {}

  /** Asks where to, then starts. Answers once it runs, or with nothing where the agent thought better of it. */
  async export(request: ExportRequest): Promise<Result<null, Fault>> {
    if (this.#busy) return err(fault('audit-busy'));
    const target = await this.#chosen(async () => {
      const chosen = await chooseTarget(request.shape, this.parts.now());
      if (chosen !== null) await this.parts.sign();
      return chosen;
    });
    if (target === null) return ok(null);
    const { trail, now, docs, key } = this.parts;
    const { signer, anchor } = key();
    const job: AuditJob = {
      task: 'export',
      trail: trail(),
      target,
      shape: request.shape,
      // The desktop's dialogue has asked.
      existing: 'replaced',
      formats: { csv: request.csv, ecs: request.ecs },
      filters: { from: dayAt(request.from, 0), to: dayAt(request.to, 1), statuses: request.statuses },
      exporter: { app: 'Cuecard', version: app.getVersion() },
      created: new Date(now()).toISOString(),
      docs,
      known: { publicKey: signer?.publicKey ?? null, anchor, ring: [] },
      keychain: null,
      signer: signer === null ? null : { keyId: signer.keyId, publicKey: signer.publicKey },
    };
    this.#start(job, signer);
    return ok(null);
  }

  async verify(target: 'trail' | 'bundle'): Promise<Result<null, Fault>> {
    if (this.#busy) return err(fault('audit-busy'));
    const path = await this.#chosen(async () => {
      if (target === 'bundle') return chooseBundle();
      // What was written just now is proven, too.
      await this.parts.sign();
      return this.parts.trail();
    });
    if (path === null) return ok(null);
    const { signer, anchor } = this.parts.key();
    const publicKey = signer?.publicKey ?? null;
    // A bundle may be somebody else's: our key proves it where it has signed, and says nothing where another has.
    const known = target === 'trail' ? { publicKey, anchor, ring: [] } : { publicKey: null, anchor: null, ring: publicKey === null ? [] : [publicKey] };
    this.#start({ task: 'verify', target: path, known, keyId: null, keychain: null }, null);
    return ok(null);
  }

  cancel(): void {
    this.#running?.cancel();
  }

  forget(): void {
    if (this.#running === null) this.#show({ status: 'idle' });
  }

  /** Shows the newest export in its folder. */
  async reveal(): Promise<Result<null, Fault>> {
    return this.#exportedTo === null ? ok(null) : folderResult(await this.parts.opener.item(this.#exportedTo));
  }

  /** Resolves when nothing runs any more. */
  async close(): Promise<void> {
    this.cancel();
    await this.#running?.outcome;
  }

  get #busy(): boolean {
    return this.#running !== null || this.#choosing;
  }

  async #chosen(choose: () => Promise<string | null>): Promise<string | null> {
    this.#choosing = true;
    try {
      return await choose();
    } finally {
      this.#choosing = false;
    }
  }

  #start(job: AuditJob, signer: AuditSigner | null): void {
    this.#show({ status: 'running', task: job.task, records: 0, share: 0 });
    const running = startAuditWork(this.parts.workerPath, job, signer, ({ records, share }) => {
      if (this.#running === running) this.#show({ status: 'running', task: job.task, records, share: Math.min(1, share) });
    });
    this.#running = running;
    void running.outcome.then(async (outcome) => {
      await this.#record(job, outcome);
      this.#running = null;
      if (outcome.kind === 'exported') this.#exportedTo = job.target;
      if (outcome.kind === 'failed') this.parts.log.warn('audit work failed', { task: job.task, fault: outcome.fault.tag });
      this.#show(resultOf(job, outcome, this.parts.trail()));
    });
  }

  async #record(job: AuditJob, outcome: AuditOutcome): Promise<void> {
    const event = deskEvent(job, outcome);
    if (event !== null) await this.parts.record(event);
  }

  #show(work: AuditWorkState): void {
    this.parts.state.change({ auditWork: work });
  }
}

function resultOf(job: AuditJob, outcome: AuditOutcome, trail: string): AuditWorkState {
  const short = (verification: Verification): Verification => ({ ...verification, findings: verification.findings.slice(0, 5) });
  switch (outcome.kind) {
    case 'exported':
      return { status: 'exported', path: job.target, records: outcome.records, verification: short(outcome.verification) };
    case 'verified':
      return { status: 'verified', name: job.target === trail ? null : basename(job.target), verification: short(outcome.verification) };
    case 'cancelled':
      return { status: 'cancelled', task: job.task };
    case 'failed':
      return { status: 'failed', task: job.task, fault: outcome.fault };
  }
}

async function chooseTarget(shape: 'folder' | 'zip', now: number): Promise<string | null> {
  const name = `cuecard-audit-${new Date(now).toISOString().slice(0, 10)}`;
  const chosen = await dialog.showSaveDialog({
    title: desktopText.exportAudit,
    defaultPath: join(documentsFolder(), shape === 'zip' ? `${name}.zip` : name),
    ...(shape === 'zip' && { filters: [{ name: desktopText.zip, extensions: ['zip'] }] }),
  });
  return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
}

/** No dialogue of Linux or Windows offers files and folders at once: a folder is chosen by its manifest. */
async function chooseBundle(): Promise<string | null> {
  const chosen = await dialog.showOpenDialog({
    title: desktopText.verifyBundle,
    properties: ['openFile'],
    filters: [{ name: desktopText.bundle, extensions: ['zip', 'json'] }],
  });
  const path = chosen.canceled ? undefined : chosen.filePaths[0];
  if (path === undefined) return null;
  return basename(path) === bundleNames.manifest ? dirname(path) : path;
}

function dayAt(day: string | null, daysLater: 0 | 1): string | null {
  return day === null ? null : new Date(Date.parse(day) + daysLater * 86_400_000).toISOString();
}
