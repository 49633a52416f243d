import type { Translation } from '../../translation';

/** The window as a whole: header, notices, errors, the views without a form. */
export const app = {
  product: 'Cuecard',
  back: 'Voltar',
  settings: 'Configurações',
  insights: 'Indicadores',
  history: 'Histórico',
  exportAudit: 'Exportar auditoria',
  alwaysOnTop: 'Sempre visível',
  lockedBy: 'Definido pelo administrador',
  lockedByFile: 'Definido pelo administrador ({{file}})',
  sessionOnly: 'Só nesta sessão',
  sessionOnlyHelp: 'O client secret fica apenas na memória e é apagado quando o Cuecard é encerrado.',
  dismiss: 'Dispensar',
  close: 'Fechar',
  notices: 'Avisos',
  starting: 'Iniciando o Cuecard…',
  crashed: 'Ocorreu um erro nesta janela.',
  crashedHelp: 'O erro foi gravado no log. A conexão e a auditoria continuam. Recarregue para ver suas sugestões de novo.',
  reload: 'Recarregar',
  unreadable: 'A janela não consegue mostrar o estado do Cuecard.',
  keyringOpening: 'Abrindo o chaveiro…',
  keyringOpeningHelp: 'O client secret fica guardado nele.',
  keyringWaiting: 'Aguardando o chaveiro',
  keyringWaitingHelp: 'Desbloqueie-o na janela que o sistema mostra. Ela pode estar atrás desta.',
  cancel: 'Cancelar',
} satisfies Translation<'pt-BR'>['app'];
