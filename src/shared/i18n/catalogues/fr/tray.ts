import type { Translation } from '../../translation';

/** The tray: its tooltip and menu, and what Windows’ taskbar offers. `why`, `limit` and `status` are said elsewhere. */
export const tray = {
  tooltip: 'Cuecard – {{status}}',
  show: 'Afficher Cuecard',
  ask: 'Demander…',
  retry: 'Se reconnecter',
  exportAudit: 'Exporter l’audit…',
  settings: 'Paramètres',
  quit: 'Quitter Cuecard',
  pause: 'Suspendre les notifications',
  pauseFor: { '15-minutes': 'Pendant 15 minutes', '1-hour': 'Pendant 1 heure', tomorrow: 'Jusqu’à demain' },
  resume: 'Reprendre',
  pausedUntil: 'Notifications suspendues jusqu’à {{time}}',
  pausedUntilTomorrow: 'Notifications suspendues jusqu’à demain',
  signingIn: 'Identification…',
  connecting: 'Connexion…',
  reconnecting: 'Reconnexion…',
  reconnectingBecause: 'Reconnexion. {{why}}',
  stopped: 'Arrêté',
  signInNeeded: 'Identification requise',
  notConnected: 'Non connecté',
  connected: 'Connecté',
  connectedTo: 'Connecté à {{organisation}}',
  connectedToDemo: 'Connecté à la démo',
  limited: '{{status}} · {{limit}}',
  limitedWaiting: '{{status}} · {{limit}}. {{waiting}}',
  asking: {
    one: 'Question en cours…',
    many: '{{count, number}} de questions en cours…',
    other: '{{count, number}} questions en cours…',
  },
  waiting: {
    one: '{{count, number}} question en attente.',
    many: '{{count, number}} de questions en attente.',
    other: '{{count, number}} questions en attente.',
  },
  standing: '{{status}} {{waiting}}',
  new: {
    one: '{{count, number}} nouvelle suggestion',
    many: '{{count, number}} de nouvelles suggestions',
    other: '{{count, number}} nouvelles suggestions',
  },
  tasks: {
    ask: { title: 'Demander', description: 'Interroger la base de connaissances' },
    settings: { title: 'Paramètres', description: 'Ouvrir les paramètres de Cuecard' },
  },
} satisfies Translation<'fr'>['tray'];
