import type { Translation } from '../../translation';

/** The tray: its tooltip and menu, and what Windows' taskbar offers. `why`, `limit` and `status` are said elsewhere. */
export const tray = {
  tooltip: 'Cuecard – {{status}}',
  show: 'Mostrar o Cuecard',
  ask: 'Perguntar…',
  retry: 'Reconectar agora',
  exportAudit: 'Exportar auditoria…',
  settings: 'Configurações',
  quit: 'Encerrar o Cuecard',
  pause: 'Pausar notificações',
  pauseFor: { '15-minutes': 'Por 15 minutos', '1-hour': 'Por 1 hora', tomorrow: 'Até amanhã' },
  resume: 'Retomar',
  pausedUntil: 'Notificações pausadas até {{time}}',
  pausedUntilTomorrow: 'Notificações pausadas até amanhã',
  signingIn: 'Entrando…',
  connecting: 'Conectando…',
  reconnecting: 'Reconectando…',
  reconnectingBecause: 'Reconectando. {{why}}',
  stopped: 'Parado',
  signInNeeded: 'É preciso entrar',
  notConnected: 'Não conectado',
  connected: 'Conectado',
  connectedTo: 'Conectado a {{organisation}}',
  connectedToDemo: 'Conectado à demo',
  limited: '{{status}} · {{limit}}',
  limitedWaiting: '{{status}} · {{limit}}. {{waiting}}',
  asking: {
    one: 'Perguntando…',
    many: 'Fazendo {{count, number}} de perguntas…',
    other: 'Fazendo {{count, number}} perguntas…',
  },
  waiting: {
    one: '{{count, number}} pergunta na fila.',
    many: '{{count, number}} de perguntas na fila.',
    other: '{{count, number}} perguntas na fila.',
  },
  standing: '{{status}} {{waiting}}',
  new: {
    one: '{{count, number}} nova sugestão',
    many: '{{count, number}} de novas sugestões',
    other: '{{count, number}} novas sugestões',
  },
  tasks: {
    ask: { title: 'Perguntar', description: 'Perguntar à base de conhecimento' },
    settings: { title: 'Configurações', description: 'Abrir as configurações do Cuecard' },
  },
} satisfies Translation<'pt-BR'>['tray'];
