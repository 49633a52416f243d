import type { Translation } from '../../translation';

/** What a setting’s choices are called, by the setting’s path and the value in the file. */
export const choices = {
  window: { language: { system: 'Celle de l’ordinateur' }, links: { off: 'Ne rien faire', offer: 'Proposer', ask: 'Poser aussitôt' } },
} satisfies Translation<'fr'>['choices'];
