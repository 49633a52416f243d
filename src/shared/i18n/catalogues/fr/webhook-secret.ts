import type { Translation } from '../../translation';

/** A webhook’s signing secret, in the settings. */
export const webhookSecret = {
  list: 'Webhooks',
  none: 'Aucun',
  kept: 'Son secret de signature est conservé sur cet ordinateur.',
  missing: 'Il n’a pas de secret de signature sur cet ordinateur : rien n’est envoyé.',
  unknown: 'On ne sait pas encore si son secret de signature est conservé sur cet ordinateur.',
  enter: 'Saisir le secret',
  replace: 'Remplacer le secret',
  remove: 'Supprimer le secret',
  label: 'Secret de signature',
  help: 'Commence par whsec_. Conservé uniquement dans le trousseau de cet ordinateur.',
  keep: 'Conserver',
  cancel: 'Annuler',
  of: '{{act}} : {{name}}',
  nowKept: 'Le secret de signature est conservé dans le trousseau de cet ordinateur.',
} satisfies Translation<'fr'>['webhookSecret'];
