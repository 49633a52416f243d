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
 * French. The agent is « vous »; a narrow no-break space (U+202F) stands before : ; ! ? and inside « ».
 *
 * knowledge base: base de connaissances · suggestion: suggestion · query, question: question (posée) · result: résultat ·
 * conversation: conversation · confidence: confiance · threshold: seuil · relevant: pertinent · withheld: écarté ·
 * stale: trop ancien · dismiss: ignorer · reject: refuser · pin: épingler · helpful: utile · feedback: avis ·
 * asked ahead, warm: posée à l’avance · masked: masqué · cache: cache
 *
 * audit: audit · audit trail: piste d’audit · ledger: registre · record: enregistrement · checkpoint: point de contrôle ·
 * bundle: archive · verify: vérifier · whole: intègre · fault in the audit: anomalie · log: journal
 *
 * gateway: passerelle · sign in: s’identifier · sign out: se déconnecter · connect: se connecter · client ID: ID client ·
 * client secret: secret client · keychain, keyring: trousseau · policy: stratégie · administrator: administrateur ·
 * external store: destination externe · dead letter, put aside: mis de côté · dropped: abandonné · webhook: webhook
 */
export const french = {
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
} satisfies Translation<'fr'>;
