import { basename, dirname, join } from 'node:path';
import { dialog } from 'electron';
import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import type { SettingPath } from '../../shared/settings/settings';
import type { SettingsTransfer } from '../../shared/settings/settings-transfer';
import { writeAtomically } from '../disk/atomic-file';
import { codeOf } from '../disk/error-code';
import { readTextLater, type TextRead } from '../disk/read-text';
import { largestSettingsBytes, planImport, settingsText, type ImportPlan } from '../settings/settings-file';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import { textsOf } from '../../shared/i18n/texts';
import { documentsFolder } from './paths';

const desktopText = textsOf('desktop');

export interface SettingsDeskParts {
  readonly state: AppStateStore;
  readonly settings: SettingsStore;
  /** Told after settings were changed. */
  readonly onChanged: () => void;
}

/** What the agent does with settings as a whole: takes them along, brings them in, puts them back. */
export class SettingsDesk {
  #plan: ImportPlan | null = null;
  #choosing = false;

  constructor(private readonly parts: SettingsDeskParts) {}

  /** Puts the agent’s own settings into a file of their choice (mode 0600), whole or not at all. */
  async export(): Promise<Result<null, Fault>> {
    const target = await this.#chosen(chooseTarget);
    if (target === null) return ok(null);
    const own = this.parts.settings.own;
    try {
      await writeAtomically(dirname(target), basename(target), settingsText(own));
    } catch (error) {
      return this.#failed(fault('settings-export-failed', codeOf(error)));
    }
    this.#show({ status: 'exported', file: basename(target), settings: own.size });
    return ok(null);
  }

  /** Reads a file of the agent’s choice and shows what it would change. */
  async import(): Promise<Result<null, Fault>> {
    const path = await this.#chosen(chooseSource);
    if (path === null) return ok(null);
    const read = await readTextLater(path, largestSettingsBytes);
    if (read.kind !== 'text') return this.#failed(fault('settings-import-failed', whyNot(read)));
    const planned = planImport(read.text, basename(path).slice(0, 255), this.parts.settings.effective);
    if (!planned.ok) return this.#failed(planned.error);
    this.#plan = planned.value;
    this.#show({ status: 'preview', preview: planned.value.preview });
    return ok(null);
  }

  /** Does what was shown, all of it or nothing. */
  applyImport(): Result<null, Fault> {
    const plan = this.#plan;
    if (plan === null) return err(fault('ipc-refused'));
    this.#plan = null;
    const changed = this.#change(plan.changes);
    if (!changed.ok) return this.#failed(changed.error);
    this.#show({ status: 'imported', file: plan.preview.file, settings: plan.changes.size });
    return ok(null);
  }

  /** Forgets what was chosen, or how it went. */
  done(): void {
    this.#plan = null;
    this.#show({ status: 'idle' });
  }

  /** Who is signed in, and what is asked of, stays. */
  resetAll(): Result<null, Fault> {
    return this.#change(this.parts.settings.wayBack());
  }

  #change(changes: ReadonlyMap<SettingPath, unknown>): Result<null, Fault> {
    const { settings, state, onChanged } = this.parts;
    const changed = settings.change(changes);
    if (!changed.ok) return changed;
    state.change({ settings: changed.value.settings });
    onChanged();
    return ok(null);
  }

  /** One dialogue at a time. */
  async #chosen(choose: () => Promise<string | null>): Promise<string | null> {
    if (this.#choosing) return null;
    this.#choosing = true;
    try {
      return await choose();
    } finally {
      this.#choosing = false;
    }
  }

  #failed(reason: Fault): Result<null, Fault> {
    this.#show({ status: 'failed', fault: reason });
    return ok(null);
  }

  #show(settingsTransfer: SettingsTransfer): void {
    this.parts.state.change({ settingsTransfer });
  }
}

const fileKinds = [{ name: 'JSON', extensions: ['json'] }];

async function chooseTarget(): Promise<string | null> {
  const chosen = await dialog.showSaveDialog({ title: desktopText.exportSettings, defaultPath: join(documentsFolder(), 'cuecard-settings.json'), filters: fileKinds });
  return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
}

async function chooseSource(): Promise<string | null> {
  const chosen = await dialog.showOpenDialog({ title: desktopText.importSettings, defaultPath: documentsFolder(), properties: ['openFile'], filters: fileKinds });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

function whyNot(read: Exclude<TextRead, { kind: 'text' }>): string {
  if (read.kind === 'missing') return 'ENOENT';
  return read.why === 'it is too large' ? 'it is larger than 1 MiB' : read.why;
}
