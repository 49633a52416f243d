import type { Translation } from '../../translation';

/** What the agent may ask about with one key, and the shortcut that leads there. */
export const offers = {
  list: 'Questions proposées',
  ask: 'Poser la question « {{text}} »',
  change: 'Mettre dans le champ',
  dismiss: 'Ne pas proposer',
  sources: { link: 'Depuis un lien', selection: 'Sélectionné', clipboard: 'Copié' },
  offered: 'Question proposée : « {{text}} ».',
  shortcut: {
    record: 'Appuyer sur les touches…',
    recording: 'Appuyez maintenant sur les touches. Échap n’y change rien.',
    on: 'Le raccourci fonctionne.',
    taken: 'Non disponible : un autre programme utilise ces touches, ou ce bureau ne les permet pas.',
  },
} satisfies Translation<'fr'>['offers'];
