import { settingInfos, type SettingGroup, type Settings } from '../../../settings/settings';

/** What each setting is called, and its line of help: in English they stand beside its schema. */
export type SettingTexts = { readonly [G in SettingGroup]: { readonly [K in keyof Settings[G]]: { readonly label: string; readonly help: string } } };

// Made of the very list whose groups and keys the type names.
export const settingTexts = Object.fromEntries(
  [...new Set(settingInfos.map(({ group }) => group))].map((group) => [
    group,
    Object.fromEntries(settingInfos.filter((info) => info.group === group).map(({ key, label, help }) => [key, { label, help }])),
  ]),
) as SettingTexts;
