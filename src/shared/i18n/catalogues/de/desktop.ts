import type { TopicsOf } from '../../translation';

export const desktop = {
  notification: '{{confidence, percent}} · {{source}}',
  notificationMore: { one: '{{confidence, percent}} · {{source}} · und {{count, number}} weiterer', other: '{{confidence, percent}} · {{source}} · und {{count, number}} weitere' },
  newAnswers: { one: '{{count, number}} neue Antwort', other: '{{count, number}} neue Antworten' },
  bestAnswer: '{{title}} · {{confidence, percent}}',
  actions: { copy: 'Kopieren', show: 'Anzeigen' },
  exportAudit: 'Audit exportieren',
  zip: 'ZIP',
  verifyBundle: 'Ein Paket prüfen',
  bundle: 'ZIP-Paket oder die manifest.json eines Ordners',
  exportSettings: 'Einstellungen exportieren',
  importSettings: 'Einstellungen importieren',
  resting: { title: 'Das Fenster von Cuecard ist mehrmals abgestürzt', explanation: 'Nichts ist verloren: Antworten werden weiter aufgezeichnet, und Cuecard bleibt verbunden. Wenn es wieder geschieht, sagt die Diagnose mehr.', again: 'Erneut versuchen' },
} satisfies TopicsOf<'de', 'desktop'>['desktop'];
