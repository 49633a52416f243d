import type { Translation } from '../../translation';

/** Notifications, and the dialogues of the desktop. */
export const desktop = {
  notification: '{{confidence, percent}} · {{source}}',
  notificationMore: {
    one: '{{confidence, percent}} · {{source}} · e mais {{count, number}}',
    many: '{{confidence, percent}} · {{source}} · e mais {{count, number}}',
    other: '{{confidence, percent}} · {{source}} · e mais {{count, number}}',
  },
  newAnswers: {
    one: '{{count, number}} nova resposta',
    many: '{{count, number}} de novas respostas',
    other: '{{count, number}} novas respostas',
  },
  bestAnswer: '{{title}} · {{confidence, percent}}',
  actions: { copy: 'Copiar', show: 'Mostrar' },
  exportAudit: 'Exportar auditoria',
  zip: 'Zip',
  verifyBundle: 'Verificar um pacote',
  bundle: 'Pacote zip ou o manifest.json de uma pasta',
  exportSettings: 'Exportar configurações',
  importSettings: 'Importar configurações',
  resting: { title: 'A janela do Cuecard falhou várias vezes', explanation: 'Nada se perdeu: as respostas continuam sendo registradas e o Cuecard segue conectado. Se acontecer de novo, o diagnóstico diz mais.', again: 'Tentar novamente' },
} satisfies Translation<'pt-BR'>['desktop'];
