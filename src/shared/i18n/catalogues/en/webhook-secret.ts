/** A webhook's signing secret, in the settings. */
export const webhookSecret = {
  list: 'Webhooks',
  none: 'None',
  kept: 'Its signing secret is kept on this computer.',
  missing: 'It has no signing secret on this computer, so nothing is sent.',
  unknown: 'Whether its signing secret is kept on this computer is not known yet.',
  enter: 'Enter secret',
  replace: 'Replace secret',
  remove: 'Remove secret',
  label: 'Signing secret',
  help: 'Begins with whsec_. Kept in this computer’s keychain only.',
  keep: 'Keep',
  cancel: 'Cancel',
  of: '{{act}}: {{name}}',
  nowKept: 'The signing secret is kept in this computer’s keychain.',
} as const;
