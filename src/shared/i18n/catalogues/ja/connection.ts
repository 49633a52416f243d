import type { Topic } from './topic';

export const connection = {
  label: '接続',
  retry: '今すぐ再試行',
  signIn: '再サインイン',
  signedOut: 'サインアウト済み',
  signingIn: 'サインイン中…',
  connecting: '接続中…',
  connected: '接続済み',
  reconnecting: '再接続中…',
  reconnectingIn: '{{seconds, number}}秒後に再接続',
  stopped: '停止',
  stoppedBecause: '停止 · {{why}}',
  limited: 'ゲートウェイの制限中：現在は同時に{{atOnce, number}}件まで',
  connectedLimited: '接続済み · {{limit}}',
  connectedPaused: '接続済み · {{limit}} · {{seconds, number}}秒後に質問を再開',
} satisfies Topic<'connection'>;
