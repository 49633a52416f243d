/** Words about settings as a whole: taking them along, bringing them in, putting them back. */
export const transferText = {
  title: 'Export, import and reset',
  help: 'A file with your own settings, for another computer or for your administrator. No secret is in it.',
  export: 'Export settings…',
  import: 'Import settings…',
  reset: 'Reset all settings…',
  exported: (file: string, settings: number) => `${count(settings)} written to ${file}.`,
  imported: (file: string, settings: number) => `${count(settings)} changed, as ${file} says.`,
  wasReset: 'All settings are at their defaults.',
  resetTitle: 'Reset all settings?',
  resetLead: (settings: number) => `${settings === 1 ? 'This setting goes' : `These ${settings} settings go`} back to the default:`,
  resetNothing: 'They are at their defaults already.',
  resetStays: 'The organisation, the client and the knowledge bases stay, and so does the sign-in.',
  resetConfirm: 'Reset',
  cancel: 'Cancel',
  close: 'Close',
  importTitle: (file: string) => `Import ${file}?`,
  importConfirm: (settings: number) => `Change ${settings === 1 ? '1 setting' : `${settings} settings`}`,
  changes: 'Changes',
  fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  nothingChanges: 'This file would change nothing.',
  signInAnew: 'The organisation and the client hold from the next sign-in on.',
  refused: 'Not taken',
  more: (rest: number) => `and ${rest} more`,
  locked: 'Unchanged, because your administrator set them',
  same: (settings: number) => (settings === 1 ? '1 setting is so already.' : `${settings} settings are so already.`),
} as const;

function count(settings: number): string {
  return settings === 1 ? '1 setting' : `${settings} settings`;
}
