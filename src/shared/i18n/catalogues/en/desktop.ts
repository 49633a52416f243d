/** Notifications, and the dialogues of the desktop. */
export const desktop = {
  notification: '{{confidence, percent}} · {{source}}',
  notificationMore: { one: '{{confidence, percent}} · {{source}} · and {{count, number}} more', other: '{{confidence, percent}} · {{source}} · and {{count, number}} more' },
  newAnswers: { one: '{{count, number}} new answer', other: '{{count, number}} new answers' },
  bestAnswer: '{{title}} · {{confidence, percent}}',
  actions: { copy: 'Copy', show: 'Show' },
  exportAudit: 'Export audit',
  zip: 'Zip',
  verifyBundle: 'Verify a bundle',
  bundle: 'Zipped bundle, or a folder’s manifest.json',
  exportSettings: 'Export settings',
  importSettings: 'Import settings',
  resting: { title: 'Cuecard’s window has crashed several times', explanation: 'Nothing was lost: answers go on being recorded, and Cuecard stays connected. If it happens again, the diagnostics say more.', again: 'Try again' },
} as const;
