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
 * German. The agent is “Sie”.
 *
 * knowledge base: Wissensdatenbank · suggestion: Vorschlag · question: Frage · result: Ergebnis · conversation: Konversation ·
 * confidence: Zuverlässigkeit · relevant: passend · withheld: zurückgehalten · dismiss: verwerfen · pin: anheften ·
 * feedback: Bewertung · masked: maskiert · asked ahead: vorab gefragt
 *
 * audit: Audit · record: Eintrag · trail, ledger: Aufzeichnung · checkpoint: Prüfpunkt · bundle: Paket · verify: prüfen ·
 * whole: unversehrt · log: Protokoll
 *
 * gateway: Gateway · sign in: anmelden · client secret: Client-Secret · keychain, keyring: Schlüsselbund · policy: Richtlinie ·
 * administrator: Administration · external store: externer Speicher · dead letter: beiseitegelegt · dropped: aufgegeben
 */
export const german = {
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
} satisfies Translation<'de'>;
