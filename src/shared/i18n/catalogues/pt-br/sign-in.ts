import type { Translation } from '../../translation';

/** The sign-in. */
export const signIn = {
  title: 'Entrar no Cuecard',
  lead: 'O administrador fornece estes dados. O Cuecard testa a conexão antes de guardar qualquer coisa.',
  orgUrl: 'URL da organização',
  orgUrlExample: 'acme.example.com',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  clientSecretHelp: 'Fica guardado no chaveiro deste computador, nunca em um arquivo.',
  clientSecretAgain: 'Informe o client secret novamente.',
  connect: 'Conectar',
  cancel: 'Cancelar',
  demo: 'Testar a demo',
  demoLead: 'Ainda não tem uma conta?',
  sessionTitle: 'Continuar só nesta sessão?',
  sessionUse: 'Usar só nesta sessão',
  keyringAgain: 'Tentar o chaveiro de novo',
  needClientId: 'Informe o client ID.',
  needClientSecret: 'Informe o client secret.',
  needSources: 'Informe pelo menos um ID de base de conhecimento.',
  repeatedSource: '“{{id}}” aparece duas vezes.',
  testing: 'Entrando e testando a conexão',
  waitingForKeyring: 'Aguardando o chaveiro: desbloqueie-o na janela que o sistema mostra',
  keeping: 'Guardando o client secret no chaveiro',
} satisfies Translation<'pt-BR'>['signIn'];
