import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import { settingFault } from '../../shared/i18n/sentences/setting-sentence';
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
} from '../../shared/settings/settings';
import type { Clock } from '../clock';
import { codeOf } from '../disk/error-code';
import { TryAgain } from '../disk/try-again';
import type { Policy } from './policy';
import { SettingsOnDisk, type StoredSettings } from './settings-on-disk';

export interface SettingsStoreOptions {
  /** Folder of `settings.json`. */
  readonly folder: string;
  /** Read at the start, and again whenever somebody tries to connect anew. */
  readonly readPolicy: () => Policy;
  /** Epoch milliseconds, for the name of a file set aside. */
  readonly now: () => number;
  /** Without it nothing that the disk refused is tried again by itself. */
  readonly after?: Clock['after'];
  /** Told the names of settings whose value became another one. */
  readonly onChanged?: (changed: readonly SettingPath[]) => void;
}

/** What the disk did to the settings later on. */
export type SettingsNews =
  /** What could not be read, settings or policy, is in force now. */
  | { readonly kind: 'read' }
  | { readonly kind: 'fault'; readonly fault: Fault };

/**
 * The agent's settings under the policy. They are in memory from the start on, and the file says the same as soon as the
 * disk lets it: a file that can't be read is left as it is and tried again, one that is spoilt is set aside, never wiped, and
 * whatever becomes of it later is put right by the next write.
 */
export class SettingsStore {
  readonly #disk: SettingsOnDisk;
  readonly #faults: Fault[] = [];
  readonly #again: TryAgain | null;
  #stored: StoredSettings = {};
  /** Why the file could not be read yet; null where it was. */
  #unread: Fault | null = null;
  /** What was changed before the file could be read. */
  readonly #early = new Map<SettingPath, unknown>();
  /** The file doesn't say what is in force: the disk refused it. */
  #isUnwritten = false;
  #wasReplaced = false;
  #policy: Policy;
  #effective: EffectiveSettings;
  #onNews: (news: SettingsNews) => void = () => undefined;

  constructor(private readonly options: SettingsStoreOptions) {
    this.#disk = new SettingsOnDisk(options.folder, options.now);
    this.#again = options.after === undefined ? null : new TryAgain(options.after, () => this.tryAgain());
    this.#policy = options.readPolicy();
    this.#readFile();
    this.#effective = this.#inForce();
    if (this.#unread !== null) this.#faults.push(this.#unread);
    for (const { layer, problem } of this.#effective.problems) {
      this.#faults.push(settingFault(layer === 'policy' ? 'policy-invalid' : 'settings-invalid', problem));
    }
    if (this.#isAmiss) this.#again?.soon();
  }

  /** What is in force now. */
  get effective(): EffectiveSettings {
    return this.#effective;
  }

  /** What the agent set themselves, whatever the policy makes of it. */
  get own(): SettingLayer['values'] {
    return readLayer(this.#stored, 'settings').values;
  }

  /** Why nothing is known of the agent’s own settings yet; null where they were read. */
  get unread(): Fault | null {
    return this.#unread;
  }

  /** The defaults of what the agent set themselves and may set, but for who they are and what is asked. */
  wayBack(): ReadonlyMap<SettingPath, unknown> {
    const { locked } = this.#effective;
    const own = settingInfos.filter(({ path }) => this.own.has(path) && !locked.includes(path) && !signInPaths.has(path));
    return new Map(own.map((info) => [info.path, info.default]));
  }

  /** What was wrong in the files at the start, each once; an unreadable policy is the policy's own fault. */
  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** The policy in force. */
  get policy(): Policy {
    return this.#policy;
  }

  /** Told of what the disk does from now on; one listener. */
  onNews(listener: (news: SettingsNews) => void): void {
    this.#onNews = listener;
  }

  /** Reads the policy anew, for when an administrator has put it right, and the settings, where they could not be read yet. */
  refreshPolicy(): EffectiveSettings {
    const policy = this.options.readPolicy();
    // What was read once governs on while the disk refuses to read it again.
    const isKept = policy.refusedBy === 'disk' && this.#policy.hash !== null && this.#policy.fault === null;
    if (!isKept) this.#policy = policy;
    if (this.#unread !== null) this.#readFile();
    if (this.#policy.fault !== null) this.#again?.soon();
    this.#effective = this.#inForce();
    return this.#effective;
  }

  /** Reads, or writes, what the disk refused. */
  tryAgain(): 'done' | 'again' {
    const [wasUnread, wasFaulty] = [this.#unread !== null, this.#policy.fault !== null];
    if (wasUnread || wasFaulty) this.refreshPolicy();
    if (this.#isUnwritten && this.#unread === null) this.#write();
    if ((wasUnread && this.#unread === null) || (wasFaulty && this.#policy.fault === null)) this.#onNews({ kind: 'read' });
    return this.#isAmiss ? 'again' : 'done';
  }

  /**
   * Sets one or more settings, all or none. One that is set to its default is forgotten: it is the default's again. They
   * hold at once; where the disk refuses to keep them that is news, and tried again.
   */
  change(changes: ReadonlyMap<SettingPath, unknown>): Result<EffectiveSettings, Fault> {
    const accepted = new Map<SettingPath, unknown>();
    for (const [path, value] of changes) {
      if (this.#effective.locked.includes(path) || isPolicyOnly(path)) return err(fault('setting-locked', path));
      const parsed = parseSetting(path, value);
      if (!parsed.ok) return err(settingFault('setting-invalid', parsed.problem));
      accepted.set(path, parsed.value);
    }
    this.#stored = withChanges(this.#stored, accepted);
    if (this.#unread === null) this.#write();
    else for (const [path, value] of accepted) this.#early.set(path, value);
    const before = this.#effective.settings;
    this.#effective = this.#inForce();
    const changed = [...accepted.keys()].filter((path) => valueOf(before, path) !== valueOf(this.#effective.settings, path));
    if (changed.length > 0) this.options.onChanged?.(changed);
    return ok(this.#effective);
  }

  /** Writes what was never written, for the last time. */
  close(): void {
    this.#again?.stop();
    if (this.#isUnwritten && this.#unread === null) this.#write();
  }

  get #isAmiss(): boolean {
    return this.#unread !== null || this.#isUnwritten || this.#policy.fault !== null;
  }

  #readFile(): void {
    const read = this.#disk.read();
    if (read.kind === 'refused') {
      this.#unread = fault('settings-not-read', read.why);
      return;
    }
    this.#unread = null;
    if (read.kind === 'spoilt') this.#faults.push(fault('settings-unreadable', read.aside ?? 'settings.json'));
    this.#stored = withChanges(read.kind === 'spoilt' ? {} : read.values, this.#early);
    // Written by whoever tries again, once a moment: a start writes nothing by itself.
    this.#isUnwritten = this.#early.size > 0;
    this.#early.clear();
  }

  /** One write for all of it, so that a crash leaves either the old file or the new one. */
  #write(): void {
    try {
      const found = this.#disk.write(this.#stored);
      this.#isUnwritten = false;
      if (found === null || this.#wasReplaced) return;
      // Once: what spoils it again and again would be told as often.
      this.#wasReplaced = true;
      this.#onNews({ kind: 'fault', fault: fault('settings-replaced', found) });
    } catch (error) {
      const isNew = !this.#isUnwritten;
      this.#isUnwritten = true;
      this.#again?.soon();
      if (isNew) this.#onNews({ kind: 'fault', fault: fault('settings-unwritable', codeOf(error)) });
    }
  }

  #inForce(): EffectiveSettings {
    return readSettings(this.#stored, this.#policy.values);
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
