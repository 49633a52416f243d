import type { SettingGroup } from '../../shared/settings';

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
