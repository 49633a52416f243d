import type { Translation } from '../../translation';

/** What a card says of what can be done with it. */
export const card = {
  actions: 'Autres actions',
  copySentence: 'Copier sous forme de phrase',
  copiedSentence: 'Phrase copiée',
  opening: 'Ouverture…',
  copyAddress: 'Copier l’adresse',
  copiedAddress: 'Adresse copiée',
  unpin: 'Détacher',
  priority: 'priorité {{priority, number}}',
  priorityHelp: 'Celle de la base de connaissances d’origine ; 1 est la plus haute.',
} satisfies Translation<'fr'>['card'];
