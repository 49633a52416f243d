import type { Topic } from './topic';

export const desktop = {
  notification: '{{confidence, percent}} · {{source}}',
  notificationMore: { other: '{{confidence, percent}} · {{source}} · ほか{{count, number}}件' },
  newAnswers: { other: '新しい回答{{count, number}}件' },
  bestAnswer: '{{title}} · {{confidence, percent}}',
  actions: { copy: 'コピー', show: '表示' },
  exportAudit: '監査証跡をエクスポート',
  zip: 'zip',
  verifyBundle: 'バンドルを検証',
  bundle: 'zip形式のバンドル、またはフォルダー内のmanifest.json',
  exportSettings: '設定をエクスポート',
  importSettings: '設定をインポート',
  resting: { title: 'Cuecardのウィンドウが何度か異常終了しました', explanation: '失われたものはありません。回答の記録は続いており、Cuecardは動作しています。再び起きた場合は、診断を確認してください。', again: '再試行' },
} satisfies Topic<'desktop'>;
