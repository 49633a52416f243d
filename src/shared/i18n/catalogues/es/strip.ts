import type { Translation } from '../../translation';

export const strip = {
  label: 'Sugerencia',
  compact: 'Franja compacta',
  window: 'Ventana',
  full: 'Pantalla completa',
  sizes: 'Tamaño de la ventana',
  hide: 'Ocultar',
  newer: 'Sugerencia más reciente',
  older: 'Sugerencia más antigua',
  place: '{{place, number}} de {{total, number}}',
  fresh: 'Nuevas: {{fresh, number}}',
  freshHelp: {
    one: 'Mostrar la sugerencia nueva',
    many: 'Mostrar la más reciente de {{count, number}} de sugerencias nuevas',
    other: 'Mostrar la más reciente de {{count, number}} sugerencias nuevas',
  },
  offered: '¿Preguntar por «{{text}}»?',
  ask: 'Preguntar',
  open: 'Abrir ventana',
  emptyTitle: 'Pregunte y la respuesta aparecerá aquí',
  paused: 'Notificaciones en pausa hasta {{time}}',
  signIn: 'Debe iniciar sesión',
  more: 'y {{more, number}} más',
  reading: 'Lectura',
  nothing: 'Lo que elija a la izquierda se muestra aquí completo.',
  answers: 'Responde a «{{question}}»',
} satisfies Translation<'es'>['strip'];
