import type { Translation } from '../../translation';

/** What a setting’s choices are called, by the setting’s path and the value in the file. */
export const choices = {
  window: { language: { system: 'O do computador' }, links: { off: 'Não fazer nada', offer: 'Oferecer', ask: 'Perguntar na hora' } },
} satisfies Translation<'pt-BR'>['choices'];
