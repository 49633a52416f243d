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
 * Neutral Spanish, with usted, for Spain and Latin America. The same word for the same thing:
 *
 * - knowledge base: base de conocimiento; question: pregunta; suggestion: sugerencia; conversation: conversación;
 *   confidence: confianza; threshold: umbral; withheld, held back: retenido; stale: antiguo; freshness: vigencia;
 *   masked: enmascarado; offered: propuesto; asked ahead: anticipado; dismiss: descartar; pin: fijar; feedback: valoración
 * - audit: auditoría; audit trail, ledger: registro de auditoría; record: entrada; whole: íntegro; checkpoint: punto de
 *   control; bundle: paquete; verify: verificar; log: registro de diagnóstico
 * - gateway: puerta de enlace; sign in: iniciar sesión; sign out: cerrar sesión; client ID: ID de cliente; client secret:
 *   secreto de cliente; client: cliente OAuth (“cliente” alone is the customer); keychain, keyring: llavero
 * - settings: ajustes; policy: directiva; administrator: administrador; external stores: destinos externos; dead letter:
 *   apartado; webhook: webhook; tray: área de notificación; computer: equipo; shortcut: atajo; link: enlace
 */
export const spanish = {
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
} satisfies Translation<'es'>;
