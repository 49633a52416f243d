import type { Topic } from './topic';

export const figures = {
  headline: {
    asked: { label: '質問数', meaning: 'オペレーターと通話からの質問のうち、結果を問わず完了したものです。' },
    relevant: { label: '適切な回答', meaning: '適切な検索結果が1件以上あった回答の割合です。' },
    cached: { label: 'キャッシュから', meaning: 'キャッシュから返した回答の割合です。' },
    helpful: { label: '役に立った', meaning: '評価された回答候補のうち、役に立ったと評価された割合です。' },
  },
  answered: { label: '回答あり', meaning: '上の3つの合計です。内容を問わず、回答が届きました。' },
  outcomes: {
    PASS: { label: '適切な回答あり', meaning: '適切な検索結果が1件以上ある回答が届きました。' },
    FILTERED: { label: 'すべて除外', meaning: '回答は届きましたが、検索結果がすべて除外されました。' },
    EMPTY: { label: '該当なし', meaning: '回答は届きましたが、検索結果がありませんでした。' },
    TIMEOUT: { label: '時間切れ', meaning: '制限時間までに回答が届きませんでした。' },
    ERROR: { label: '失敗', meaning: '回答の代わりにエラーが返ったか、監査証跡に書き込めませんでした。' },
    REJECTED: { label: '受付不可', meaning: '短すぎる、長すぎる、または待機中の質問が多すぎるため、送信しませんでした。' },
    SUPERSEDED: { label: '置き換え', meaning: '同じ会話の新しい質問が、代わりに順番に入りました。' },
    CANCELLED: { label: 'キャンセル', meaning: '回答が届く前に、オペレーターが取り消しました。' },
  },
  withheld: {
    stale: { label: '古い', meaning: '設定された日数より長く更新されていません。' },
    'below-threshold': { label: '信頼度不足', meaning: '必要な信頼度を下回っています。' },
    undated: { label: '日付なし', meaning: '設定で日付が必要ですが、日付がありません。' },
    duplicate: { label: '重複', meaning: '同じ文書がすでに回答に含まれていました。' },
    dismissed: { label: '非表示', meaning: 'オペレーターがこの会話で非表示にした文書です。' },
    invalid: { label: '読み取り不可', meaning: 'プロトコルに反しているか、未来の日付の検索結果です。' },
    'no-id': { label: 'IDなし', meaning: 'IDがないため、監査に記録できません。' },
    'no-text': { label: '本文なし', meaning: 'タイトルも本文もありません。' },
    'no-score': { label: '信頼度なし', meaning: '読み取れる信頼度がありません。' },
  },
  latency: {
    p50: { label: '半数（p50）', meaning: '半数の回答が、送信からこの時間内に届きました。' },
    p95: { label: '95%（p95）', meaning: '100件中95件の回答が、送信からこの時間内に届きました。' },
    p99: { label: '99%（p99）', meaning: '100件中99件の回答が、送信からこの時間内に届きました。' },
  },
  feedback: {
    helpful: { label: '役に立った', meaning: '役に立ったと評価された回答候補です。取り消された評価は含みません。' },
    'not-helpful': { label: '役に立たなかった', meaning: '役に立たなかったと評価された回答候補です。取り消された評価は含みません。' },
    copied: { label: 'コピー', meaning: '回答候補がコピーされた回数です。' },
    opened: { label: '記事を開いた', meaning: '回答候補の記事が開かれた回数です（デスクトップの応答によります）。' },
    dismissed: { label: '非表示', meaning: '非表示にされた回答候補です。元に戻されたものは含みません。' },
    pinned: { label: 'ピン留め', meaning: 'ピン留めされた回答候補です。外されたものは含みません。' },
  },
  warmed: { label: '先読みから回答', meaning: '先読みによってキャッシュに用意されていた回答です。' },
  warmStatus: {
    warm: { label: '準備完了', meaning: '回答がキャッシュにあります。' },
    warming: { label: '質問中', meaning: '現在、質問しています。' },
    waiting: { label: '待機中', meaning: '枠が2つ空き、接続が正常なときに質問します。' },
    nothing: { label: '表示対象なし', meaning: '表示できる検索結果が回答にありませんでした。後でもう一度質問します。' },
    failed: { label: '失敗', meaning: '質問しましたが、回答がありませんでした。もう一度試します。' },
  },
} satisfies Topic<'figures'>;
