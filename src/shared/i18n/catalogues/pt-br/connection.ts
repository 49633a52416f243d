import type { Translation } from '../../translation';

/** The connection, in the header and the tray. `seconds` are whole ones, counted down. */
export const connection = {
  label: 'Conexão',
  retry: 'Tentar agora',
  signIn: 'Entrar novamente',
  signedOut: 'Sessão não iniciada',
  signingIn: 'Entrando…',
  connecting: 'Conectando…',
  connected: 'Conectado',
  reconnecting: 'Reconectando…',
  reconnectingIn: 'Reconectando em {{seconds, number}} s',
  stopped: 'Parado',
  stoppedBecause: 'Parado · {{why}}',
  limited: 'Limite do gateway: {{atOnce, number}} por vez no momento',
  connectedLimited: 'Conectado · {{limit}}',
  connectedPaused: 'Conectado · {{limit}} · novas perguntas em {{seconds, number}} s',
} satisfies Translation<'pt-BR'>['connection'];
