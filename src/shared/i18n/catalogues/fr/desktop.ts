import type { Translation } from '../../translation';

/** Notifications, and the dialogues of the desktop. */
export const desktop = {
  notification: '{{confidence, percent}} · {{source}}',
  notificationMore: {
    one: '{{confidence, percent}} · {{source}} · et {{count, number}} autre',
    many: '{{confidence, percent}} · {{source}} · et {{count, number}} autres',
    other: '{{confidence, percent}} · {{source}} · et {{count, number}} autres',
  },
  newAnswers: {
    one: '{{count, number}} nouvelle réponse',
    many: '{{count, number}} de nouvelles réponses',
    other: '{{count, number}} nouvelles réponses',
  },
  bestAnswer: '{{title}} · {{confidence, percent}}',
  actions: { copy: 'Copier', show: 'Afficher' },
  exportAudit: 'Exporter l’audit',
  zip: 'Zip',
  verifyBundle: 'Vérifier une archive',
  bundle: 'Archive zip, ou manifest.json d’un dossier',
  exportSettings: 'Exporter les paramètres',
  importSettings: 'Importer des paramètres',
  resting: { title: 'La fenêtre de Cuecard s’est arrêtée plusieurs fois', explanation: 'Rien n’est perdu : les réponses continuent d’être enregistrées et Cuecard reste connecté. Si cela se reproduit, le diagnostic en dit plus.', again: 'Réessayer' },
} satisfies Translation<'fr'>['desktop'];
