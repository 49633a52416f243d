import { type SettingGroup, type SettingInfo, type SettingPath } from '../../../shared/settings/settings';
import type { AppState } from '../../../shared/contract/state';
import { settingsSpoken, settingsText } from '../../text/settings';
import { isDefault, valueOf } from './setting-kind';

export interface ShownGroup {
  readonly group: SettingGroup;
  readonly infos: readonly SettingInfo[];
}

/** Changing these means signing in anew, so the account section shows them. */
export const accountPaths: ReadonlySet<SettingPath> = new Set<SettingPath>(['gateway.orgUrl', 'gateway.clientId']);

/**
 * The settings of the page, by group, as far as what is looked for is in their label, help, name or group. What only a
 * policy may set is shown where one does.
 */
export function groupsShown(locked: AppState['locked'], lookedFor: string): readonly ShownGroup[] {
  const shown = settingsSpoken().filter(
    (info) =>
      !accountPaths.has(info.path) &&
      (info.setBy !== 'policy' || locked.includes(info.path)) &&
      isFound(lookedFor, [info.label, info.help, info.path, settingsText.groupTitles[info.group]]),
  );
  return [...new Set(shown.map((info) => info.group))].map((group) => ({ group, infos: shown.filter((info) => info.group === group) }));
}

/** Whether each word that is looked for is somewhere in the texts; nothing is everywhere. */
export function isFound(lookedFor: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLocaleLowerCase();
  return lookedFor.toLocaleLowerCase().split(/\s+/).every((word) => all.includes(word));
}

/** What the agent set to something else than its default, and may set; but for who they are and what is asked. */
export function changedByAgent({ settings, locked }: AppState): readonly SettingInfo[] {
  return settingsSpoken().filter(
    (info) =>
      info.setBy !== 'policy' &&
      !accountPaths.has(info.path) &&
      info.path !== 'gateway.knowledgeSources' &&
      !locked.includes(info.path) &&
      !isDefault(valueOf(settings, info), info),
  );
}
