import type { Translation } from '../../translation';

/** Settings as a whole: taking them along, bringing them in, putting them back. */
export const settingsTransfer = {
  title: 'Exporter, importer et réinitialiser',
  help: 'Un fichier avec vos propres paramètres, pour un autre ordinateur ou pour votre administrateur. Il ne contient aucun secret.',
  export: 'Exporter les paramètres…',
  import: 'Importer des paramètres…',
  reset: 'Tout réinitialiser…',
  exported: {
    one: '{{count, number}} paramètre écrit dans {{file}}.',
    many: '{{count, number}} de paramètres écrits dans {{file}}.',
    other: '{{count, number}} paramètres écrits dans {{file}}.',
  },
  imported: {
    one: '{{count, number}} paramètre modifié d’après {{file}}.',
    many: '{{count, number}} de paramètres modifiés d’après {{file}}.',
    other: '{{count, number}} paramètres modifiés d’après {{file}}.',
  },
  wasReset: 'Tous les paramètres ont leur valeur par défaut.',
  resetTitle: 'Réinitialiser tous les paramètres ?',
  resetLead: {
    one: 'Ce paramètre reprend sa valeur par défaut :',
    many: 'Ces {{count, number}} de paramètres reprennent leur valeur par défaut :',
    other: 'Ces {{count, number}} paramètres reprennent leur valeur par défaut :',
  },
  resetNothing: 'Ils ont déjà leur valeur par défaut.',
  resetStays: 'L’organisation, l’ID client et les bases de connaissances restent, et l’identification aussi.',
  resetConfirm: 'Réinitialiser',
  cancel: 'Annuler',
  close: 'Fermer',
  importTitle: 'Importer {{file}} ?',
  importConfirm: {
    one: 'Modifier {{count, number}} paramètre',
    many: 'Modifier {{count, number}} de paramètres',
    other: 'Modifier {{count, number}} paramètres',
  },
  changes: 'Modifications',
  fromTo: 'de {{from}} à {{to}}',
  nothingChanges: 'Ce fichier ne changerait rien.',
  signInAnew: 'L’organisation et l’ID client s’appliquent à partir de la prochaine identification.',
  refused: 'Non repris',
  more: 'et {{more, number}} de plus',
  locked: 'Inchangés, car définis par votre administrateur',
  same: {
    one: '{{count, number}} paramètre a déjà cette valeur.',
    many: '{{count, number}} de paramètres ont déjà ces valeurs.',
    other: '{{count, number}} paramètres ont déjà ces valeurs.',
  },
} satisfies Translation<'fr'>['settingsTransfer'];
