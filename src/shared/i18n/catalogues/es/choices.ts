import type { Translation } from '../../translation';

export const choices = {
  window: { language: { system: 'El del equipo' }, links: { off: 'No hacer nada', offer: 'Proponerla', ask: 'Preguntar ya' } },
} satisfies Translation<'es'>['choices'];
