/** Notifications, and the dialogues of the desktop. */
export const desktop = {
  notification: '{{confidence, percent}} · {{source}}',
  notificationMore: { one: '{{confidence, percent}} · {{source}} · and {{count, number}} more', other: '{{confidence, percent}} · {{source}} · and {{count, number}} more' },
  exportAudit: 'Export audit',
  zip: 'Zip',
  verifyBundle: 'Verify a bundle',
  bundle: 'Zipped bundle, or a folder’s manifest.json',
  exportSettings: 'Export settings',
  importSettings: 'Import settings',
} as const;
