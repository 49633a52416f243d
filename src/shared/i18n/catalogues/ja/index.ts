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
 * です・ます in sentences, noun phrases on buttons and labels, no space between Japanese and Latin letters or figures.
 * The same word for the same thing:
 *
 * - knowledge base: ナレッジベース; question: 質問; suggestion: 回答候補; what is offered to ask: 質問候補; result: 検索結果;
 *   conversation: 会話; confidence: 信頼度; threshold: しきい値; withheld: 除外 (not 保留, which is a call on hold); stale: 古い;
 *   dismiss: 非表示; pin: ピン留め; feedback: フィードバック; masked: マスク; asked ahead, warm: 先読み; agent: オペレーター
 * - audit, audit trail, ledger: 監査証跡 (監査 as a title); record: 記録; whole: 完全; fault: 不備; gap: 欠落; checkpoint:
 *   チェックポイント; bundle: バンドル; verify: 検証; log: ログ
 * - gateway: ゲートウェイ; sign in, out: サインイン, サインアウト; client ID: クライアントID; client secret:
 *   クライアントシークレット; keychain: キーチェーン; keyring: キーリング; policy: ポリシー; administrator: 管理者
 * - external stores: 外部保存先; outbox: 送信待ち; dead letter: 送信不能; dropped: 破棄; webhook: Webhook; strip: バー; tray: トレイ
 */
export const japanese = {
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
} satisfies Translation<'ja'>;
