/** Words of the window as a whole: header, notices, errors, the views without a form. */
export const appText = {
  product: 'Cuecard',
  settings: 'Settings',
  exportAudit: 'Export audit',
  alwaysOnTop: 'Always on top',
  lockedBy: 'Set by your administrator',
  sessionOnly: 'This session only',
  sessionOnlyHelp: 'The client secret is kept in memory only and forgotten when Cuecard quits.',
  dismiss: 'Dismiss',
  notices: 'Notices',
  exported: (records: number, file: string) =>
    `${records === 1 ? '1 audit record' : `${records.toLocaleString()} audit records`} exported to ${file}`,
  starting: 'Starting Cuecard…',
  crashed: 'This window ran into an error.',
  crashedHelp: 'It was written to the log. Your connection and the audit go on. Reload to see your suggestions again.',
  reload: 'Reload',
  unreadable: 'The window can’t show Cuecard’s state.',
  keyringOpening: 'Opening your keyring…',
  keyringOpeningHelp: 'The client secret is kept there.',
  keyringWaiting: 'Waiting for your keyring',
  keyringWaitingHelp: 'Unlock it in the window your desktop shows. It may be behind this one.',
  cancel: 'Cancel',
} as const;
