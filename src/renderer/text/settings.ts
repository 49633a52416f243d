import { acceleratorWords } from '../../shared/i18n/sentences/accelerator-words';
import { languages } from '../../shared/i18n/languages';
import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';
import type { SettingBounds } from '../../shared/settings/setting-bounds';
import { platform } from '../bridge/platform';
import { settingInfos, type SettingInfo, type SettingPath } from '../../shared/settings/settings';

export const settingsText = textsOf('settings');

/** All settings in the order they are shown, with label and help in the language of the moment. */
export function settingsSpoken(): readonly SettingInfo[] {
  return settingInfos.map((info) => ({ ...info, ...named[info.group]?.[info.key] }));
}

const named: Readonly<Record<string, Readonly<Record<string, { readonly label: string; readonly help: string }>>>> = textsOf('settingTexts');

/** What a choice of a setting is called; a language by its own name for itself. */
export function choiceWords(path: SettingPath, value: string): string {
  const own = path === 'window.language' ? languages.find(({ tag }) => tag === value)?.name : undefined;
  const [group = '', key = ''] = path.split('.');
  return own ?? words[group]?.[key]?.[value] ?? value;
}

const words: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = textsOf('choices');

/** What a value may be, in a few words; null where the control says it by itself. */
export function boundsWords(bounds: SettingBounds): string | null {
  switch (bounds?.kind) {
    case 'range':
      return settingsText.range(bounds);
    case 'length':
      return settingsText.mostCharacters({ most: bounds.longest });
    case 'list':
      return settingsText.most({ most: bounds.most });
    case 'choice':
    case 'choices':
    case undefined:
      return null;
  }
}

const longestValue = 120;

/** A setting’s value in words. */
export function valueWords(path: SettingPath, value: unknown): string {
  if (path === 'window.shortcut' && typeof value === 'string' && value !== '') return acceleratorWords(value, platform());
  const choice = typeof value === 'string' ? choiceWords(path, value) : value;
  if (choice !== value) return String(choice);
  if (typeof value === 'boolean') return value ? settingsText.on : settingsText.off;
  if (typeof value === 'number') return translator().formats.number(value);
  const words = Array.isArray(value) ? translator().formats.list(value.map((item) => (typeof item === 'string' ? choiceWords(path, item) : itemWords(item)))) : String(value);
  if (words === '') return settingsText.none;
  return words.length > longestValue ? `${words.slice(0, longestValue - 1)}…` : words;
}

function itemWords(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  return 'knowledgeBaseId' in item && 'priority' in item ? `${String(item.knowledgeBaseId)} (${String(item.priority)})` : Object.values(item).map(String).join(' ');
}

/** What is wrong with a line that is too short or too long. */
export function lineBoundsWords(line: string, bounds: { readonly shortest: number; readonly longest: number }): string {
  return settingsText.lineBounds({ ...bounds, line: line.length > 24 ? `${line.slice(0, 23)}…` : line, length: line.length });
}
