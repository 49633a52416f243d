import type { Translation } from '../../translation';

/** Settings as a whole: taking them along, bringing them in, putting them back. */
export const settingsTransfer = {
  title: 'Exportar, importar e redefinir',
  help: 'Um arquivo com as suas configurações, para outro computador ou para o administrador. Não contém segredos.',
  export: 'Exportar configurações…',
  import: 'Importar configurações…',
  reset: 'Redefinir tudo…',
  exported: {
    one: '{{count, number}} configuração gravada em {{file}}.',
    many: '{{count, number}} de configurações gravadas em {{file}}.',
    other: '{{count, number}} configurações gravadas em {{file}}.',
  },
  imported: {
    one: '{{count, number}} configuração alterada, conforme {{file}}.',
    many: '{{count, number}} de configurações alteradas, conforme {{file}}.',
    other: '{{count, number}} configurações alteradas, conforme {{file}}.',
  },
  wasReset: 'Todas as configurações estão no padrão.',
  resetTitle: 'Redefinir todas as configurações?',
  resetLead: {
    one: 'Esta configuração volta ao padrão:',
    many: 'Estas {{count, number}} de configurações voltam ao padrão:',
    other: 'Estas {{count, number}} configurações voltam ao padrão:',
  },
  resetNothing: 'Elas já estão no padrão.',
  resetStays: 'A organização, o cliente OAuth e as bases de conhecimento permanecem, e você continua na conta.',
  resetConfirm: 'Redefinir',
  cancel: 'Cancelar',
  close: 'Fechar',
  importTitle: 'Importar {{file}}?',
  importConfirm: {
    one: 'Alterar {{count, number}} configuração',
    many: 'Alterar {{count, number}} de configurações',
    other: 'Alterar {{count, number}} configurações',
  },
  changes: 'Alterações',
  fromTo: 'de {{from}} para {{to}}',
  nothingChanges: 'Este arquivo não mudaria nada.',
  signInAnew: 'A organização e o cliente OAuth valem a partir da próxima vez que você entrar.',
  refused: 'Não importadas',
  more: 'e mais {{more, number}}',
  locked: 'Inalteradas, porque foram definidas pelo administrador',
  same: {
    one: '{{count, number}} configuração já está assim.',
    many: '{{count, number}} de configurações já estão assim.',
    other: '{{count, number}} configurações já estão assim.',
  },
} satisfies Translation<'pt-BR'>['settingsTransfer'];
