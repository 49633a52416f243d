import type { Translation } from '../../translation';
import { app } from './app';
import { audit } from './audit';
import { card } from './card';
import { choices } from './choices';
import { connection } from './connection';
import { connectionTest } from './connection-test';
import { conversation } from './conversation';
import { demo } from './demo';
import { desktop } from './desktop';
import { details } from './details';
import { diagnostics } from './diagnostics';
import { faults } from './faults';
import { figures } from './figures';
import { findings } from './findings';
import { history } from './history';
import { insights } from './insights';
import { offers } from './offers';
import { outbox } from './outbox';
import { query } from './query';
import { settingProblems } from './setting-problems';
import { settingTexts } from './setting-texts';
import { settings } from './settings';
import { settingsTransfer } from './settings-transfer';
import { signIn } from './sign-in';
import { sources } from './sources';
import { startTrouble } from './start-trouble';
import { strip } from './strip';
import { suggestion } from './suggestion';
import { surroundings } from './surroundings';
import { tray } from './tray';
import { units } from './units';
import { webhookSecret } from './webhook-secret';
import { withheld } from './withheld';

/**
 * Brazilian Portuguese. The same word for the same thing, everywhere:
 *
 * knowledge base: base de conhecimento · suggestion: sugestão · question: pergunta · conversation: conversa · call: chamada ·
 * agent: atendente · confidence: confiança · threshold: confiança mínima · withheld: retido · held back: suspenso ·
 * stale: desatualizado · dismiss: dispensar · pin: fixar · masked: mascarado · outcome: desfecho · audit: auditoria ·
 * audit trail: trilha de auditoria · record: registro · checkpoint: ponto de verificação · bundle: pacote ·
 * verify: verificar · whole: íntegro · gateway: gateway · sign in, out: entrar, sair · quit: encerrar ·
 * client ID, client secret: as in Genesys’ forms, because “cliente” is the customer; the client: cliente OAuth ·
 * keychain, keyring: chaveiro · policy: política · administrator: administrador · external stores: destinos externos ·
 * outbox: caixa de saída · dead letter: não entregue · dropped: descartado · webhook: webhook ·
 * signing secret: segredo de assinatura · asked ahead: antecipado · feedback: feedback · tray: bandeja · log: log · strip: faixa ·
 * diagnostics: diagnóstico
 */
export const portuguese = {
  app,
  audit,
  card,
  choices,
  connection,
  connectionTest,
  conversation,
  demo,
  desktop,
  details,
  diagnostics,
  faults,
  figures,
  findings,
  history,
  insights,
  offers,
  outbox,
  query,
  settingProblems,
  settingTexts,
  settings,
  settingsTransfer,
  signIn,
  sources,
  startTrouble,
  strip,
  suggestion,
  surroundings,
  tray,
  units,
  webhookSecret,
  withheld,
} satisfies Translation<'pt-BR'>;
