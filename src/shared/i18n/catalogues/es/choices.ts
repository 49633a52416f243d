import type { Translation } from '../../translation';

export const choices = {
  gateway: { transport: { realtime: 'Puerta de enlace en tiempo real', platform: 'API pública' } },
  freshness: { unknownAge: { drop: 'Retener', show: 'Mostrar' } },
  audit: { onFailure: { hold: 'Retener', show: 'Mostrar' } },
  notifications: { otherConversations: { hold: 'Dejar en la ventana', show: 'Notificar' } },
  window: {
    mode: { compact: 'Franja compacta', window: 'Ventana', full: 'Pantalla completa' },
    language: { system: 'El del equipo' },
    theme: { system: 'El del escritorio', light: 'Claro', dark: 'Oscuro' },
    links: { off: 'No hacer nada', offer: 'Proponerla', ask: 'Preguntar ya' },
  },
} satisfies Translation<'es'>['choices'];
