import type { Translation } from '../../translation';

export const connection = {
  label: 'Conexión',
  retry: 'Reintentar ahora',
  signIn: 'Iniciar sesión',
  signedOut: 'Sesión cerrada',
  signingIn: 'Iniciando sesión…',
  connecting: 'Conectando…',
  connected: 'Conectado',
  reconnecting: 'Reconectando…',
  reconnectingIn: 'Reconexión en {{seconds, number}} s',
  stopped: 'Detenido',
  stoppedBecause: 'Detenido · {{why}}',
  limited: 'La puerta de enlace admite {{atOnce, number}} a la vez por ahora',
  connectedLimited: 'Conectado · {{limit}}',
  connectedPaused: 'Conectado · {{limit}} · continúa en {{seconds, number}} s',
} satisfies Translation<'es'>['connection'];
