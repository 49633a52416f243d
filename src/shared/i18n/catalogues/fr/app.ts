import type { Translation } from '../../translation';

/** The window as a whole: header, notices, errors, the views without a form. */
export const app = {
  product: 'Cuecard',
  back: 'Retour',
  settings: 'Paramètres',
  insights: 'Indicateurs',
  history: 'Historique',
  exportAudit: 'Exporter l’audit',
  alwaysOnTop: 'Toujours visible',
  lockedBy: 'Défini par votre administrateur',
  lockedByFile: 'Défini par votre administrateur ({{file}})',
  sessionOnly: 'Cette session seulement',
  sessionOnlyHelp: 'Le secret client reste uniquement en mémoire et est effacé à la fermeture de Cuecard.',
  dismiss: 'Ignorer',
  close: 'Fermer',
  notices: 'Messages',
  starting: 'Démarrage de Cuecard…',
  crashed: 'Cette fenêtre a rencontré une erreur.',
  crashedHelp: 'L’erreur est notée dans le journal. La connexion et l’audit continuent. Rechargez la fenêtre pour revoir vos suggestions.',
  reload: 'Recharger',
  unreadable: 'La fenêtre ne peut pas afficher l’état de Cuecard.',
  keyringOpening: 'Ouverture du trousseau…',
  keyringOpeningHelp: 'Le secret client y est conservé.',
  keyringWaiting: 'En attente du trousseau',
  keyringWaitingHelp: 'Déverrouillez-le dans la fenêtre affichée par le système. Elle se trouve peut-être derrière celle-ci.',
  cancel: 'Annuler',
} satisfies Translation<'fr'>['app'];
