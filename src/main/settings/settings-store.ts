import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { fault, type Fault } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';
import { settingFault } from '../../shared/setting-sentence';
import {
  isPolicyOnly,
  parseSetting,
  readLayer,
  readSettings,
  settingInfos,
  type EffectiveSettings,
  type SettingLayer,
  type SettingPath,
  type Settings,
} from '../../shared/settings';
import type { Policy } from './policy';

export interface SettingsStoreOptions {
  /** Folder of `settings.json`. */
  readonly folder: string;
  /** Read at the start, and again whenever somebody tries to connect anew. */
  readonly readPolicy: () => Policy;
  /** Epoch milliseconds, for the name of a file set aside. */
  readonly now: () => number;
  /** Told the names of settings whose value became another one. */
  readonly onChanged?: (changed: readonly SettingPath[]) => void;
}

/** The agent's settings on disk, under the policy. A file that can't be read is set aside, never wiped. */
export class SettingsStore {
  /** null where the file can be neither read nor written: the app runs on, with defaults and the policy. */
  readonly #store: ElectronStore | null;
  readonly #faults: Fault[] = [];
  #policy: Policy;
  #effective: EffectiveSettings;

  constructor(private readonly options: SettingsStoreOptions) {
    this.#policy = options.readPolicy();
    this.#setAsideIfUnreadable();
    this.#store = this.#open();
    this.#effective = this.#read();
    for (const { layer, problem } of this.#effective.problems) {
      this.#faults.push(settingFault(layer === 'policy' ? 'policy-invalid' : 'settings-invalid', problem));
    }
  }

  /** What is in force now. */
  get effective(): EffectiveSettings {
    return this.#effective;
  }

  /** What the agent set themselves, whatever the policy makes of it. */
  get own(): SettingLayer['values'] {
    return readLayer(this.#store?.store ?? {}, 'settings').values;
  }

  /** The defaults of what the agent set themselves and may set, but for who they are and what is asked. */
  wayBack(): ReadonlyMap<SettingPath, unknown> {
    const { locked } = this.#effective;
    const own = settingInfos.filter(({ path }) => this.own.has(path) && !locked.includes(path) && !signInPaths.has(path));
    return new Map(own.map((info) => [info.path, info.default]));
  }

  /** What was wrong in the files, each once; an unreadable policy is the policy's own fault. */
  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** The policy in force. */
  get policy(): Policy {
    return this.#policy;
  }

  /** Reads the policy anew, for when an administrator has put it right. */
  refreshPolicy(): EffectiveSettings {
    this.#policy = this.options.readPolicy();
    this.#effective = this.#read();
    return this.#effective;
  }

  /** Sets one or more settings, all or none. One that is set to its default is forgotten: it is the default's again. */
  change(changes: ReadonlyMap<SettingPath, unknown>): Result<EffectiveSettings, Fault> {
    const accepted = new Map<SettingPath, unknown>();
    for (const [path, value] of changes) {
      if (this.#effective.locked.includes(path) || isPolicyOnly(path)) return err(fault('setting-locked', path));
      const parsed = parseSetting(path, value);
      if (!parsed.ok) return err(settingFault('setting-invalid', parsed.problem));
      accepted.set(path, parsed.value);
    }
    if (this.#store === null) return err(fault('settings-unwritable'));
    try {
      // One write for all of them, so that a crash leaves either the old file or the new one.
      this.#store.store = withChanges(this.#store.store, accepted);
    } catch (error) {
      return err(fault('settings-unwritable', codeOf(error)));
    }
    const before = this.#effective.settings;
    this.#effective = this.#read();
    const changed = [...accepted.keys()].filter((path) => valueOf(before, path) !== valueOf(this.#effective.settings, path));
    if (changed.length > 0) this.options.onChanged?.(changed);
    return ok(this.#effective);
  }

  #open(): ElectronStore | null {
    try {
      return new ElectronStore({
        cwd: this.options.folder,
        name: 'settings',
        configFileMode: 0o600,
        clearInvalidConfig: false,
      });
    } catch (error) {
      this.#faults.push(fault('settings-unwritable', codeOf(error)));
      return null;
    }
  }

  #read(): EffectiveSettings {
    return readSettings(this.#store?.store ?? {}, this.#policy.values);
  }

  /** The store's constructor throws on a file that isn't JSON, and its own remedy is to wipe it. */
  #setAsideIfUnreadable(): void {
    const path = join(this.options.folder, 'settings.json');
    try {
      JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return;
      const aside = `settings.unreadable-${this.options.now()}.json`;
      try {
        renameSync(path, join(this.options.folder, aside));
      } catch {
        // It stays where it is: opening the store then fails and says so, and nothing was lost.
      }
      this.#faults.push(fault('settings-unreadable', aside));
    }
  }
}

/** With these somebody signs in. */
const signInPaths: ReadonlySet<SettingPath> = new Set<SettingPath>(['gateway.orgUrl', 'gateway.clientId', 'gateway.knowledgeSources']);

function withChanges(stored: Record<string, unknown>, changes: ReadonlyMap<SettingPath, unknown>): Record<string, unknown> {
  const next = { ...stored };
  for (const [path, value] of changes) {
    const [group = '', key = ''] = path.split('.');
    const members = { ...(typeof next[group] === 'object' ? next[group] : {}), [key]: value };
    if (isDefault(path, value)) Reflect.deleteProperty(members, key);
    if (Object.keys(members).length > 0) next[group] = members;
    else Reflect.deleteProperty(next, group);
  }
  return next;
}

function isDefault(path: SettingPath, value: unknown): boolean {
  return JSON.stringify(settingInfos.find((info) => info.path === path)?.default) === JSON.stringify(value);
}

/** To be compared: lists and objects too. */
function valueOf(settings: Settings, path: SettingPath): string | undefined {
  const members: Readonly<Record<string, Readonly<Record<string, unknown>>>> = settings;
  const [group = '', key = ''] = path.split('.');
  return JSON.stringify(members[group]?.[key]);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected error';
}
