import type { TopicsOf } from '../../translation';

export const webhookSecret = {
  list: 'Webhooks',
  none: 'Keine',
  kept: 'Der Signaturschlüssel ist auf diesem Computer abgelegt.',
  missing: 'Auf diesem Computer ist kein Signaturschlüssel abgelegt, daher wird nichts gesendet.',
  unknown: 'Ob der Signaturschlüssel auf diesem Computer abgelegt ist, ist noch nicht bekannt.',
  enter: 'Schlüssel eingeben',
  replace: 'Schlüssel ersetzen',
  remove: 'Schlüssel entfernen',
  label: 'Signaturschlüssel',
  help: 'Beginnt mit whsec_. Liegt nur im Schlüsselbund dieses Computers.',
  keep: 'Ablegen',
  cancel: 'Abbrechen',
  of: '{{act}}: {{name}}',
  nowKept: 'Der Signaturschlüssel liegt im Schlüsselbund dieses Computers.',
} satisfies TopicsOf<'de', 'webhookSecret'>['webhookSecret'];
