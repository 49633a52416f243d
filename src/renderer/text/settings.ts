import { languages } from '../../shared/i18n/languages';
import { textsOf } from '../../shared/i18n/texts';
import type { SettingBounds } from '../../shared/setting-bounds';
import type { SettingGroup, SettingPath } from '../../shared/settings';

export const settingsText = {
  title: 'Settings',
  account: 'Account',
  signOut: 'Sign out',
  signOutHelp: 'To change the organisation or the client, sign out and sign in again.',
  notSet: 'Not set',
  reset: 'Reset',
  resetLabel: (label: string) => `Reset ${label}`,
  defaultValue: (value: string) => `Default: ${value}`,
  on: 'on',
  off: 'off',
  signatures: 'Audit signatures',
  signing: { pending: 'Not yet', on: 'On', off: 'Off: the keychain can’t be used' },
  none: 'none',
  find: 'Find a setting',
  clearFind: 'Clear',
  found: (count: number) => (count === 1 ? '1 setting' : `${count} settings`),
  noneFound: (text: string) => `No setting has “${text}” in its name or help.`,
  groups: 'Groups of settings',
  version: (version: string) => `Cuecard ${version}`,
  numberBounds: (min: string, max: string) => `Enter a number from ${min} to ${max}.`,
  notANumber: 'Enter a number.',
  linesExample: 'One question a line',
  linesUsed: (used: number, most: number) => `${used} of ${most}`,
  tooManyLines: (lines: number, most: number) => `Enter at most ${most} questions; these are ${lines}.`,
  lineBounds: (line: string, shortest: number, longest: number) =>
    `Each question has ${shortest} to ${longest} characters; “${line.length > 24 ? `${line.slice(0, 23)}…` : line}” has ${line.length}.`,
} as const;

export const groupTitles: Readonly<Record<SettingGroup, string>> = {
  gateway: 'Questions',
  cache: 'Kept answers',
  freshness: 'Freshness',
  audit: 'Audit',
  notifications: 'Notifications',
  outbox: 'Sent to external stores',
  window: 'Window',
};

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
      return `${bounds.min.toLocaleString()} to ${bounds.max.toLocaleString()}`;
    case 'length':
      return `At most ${bounds.longest.toLocaleString()} characters`;
    case 'list':
      return `At most ${bounds.most.toLocaleString()}`;
    case 'choice':
    case undefined:
      return null;
  }
}

const longestValue = 120;

/** A setting’s value in words. */
export function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? settingsText.on : settingsText.off;
  if (typeof value === 'number') return value.toLocaleString();
  const words = Array.isArray(value) ? value.map(itemWords).join(', ') : String(value);
  if (words === '') return settingsText.none;
  return words.length > longestValue ? `${words.slice(0, longestValue - 1)}…` : words;
}

function itemWords(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  return 'knowledgeBaseId' in item && 'priority' in item ? `${String(item.knowledgeBaseId)} (${String(item.priority)})` : Object.values(item).map(String).join(' ');
}
