import type { Topic } from './topic';

export const settingTexts = {
  gateway: {
    transport: { label: '接続方式', help: 'Genesysへの接続方法です。「パブリックAPI」はこのバージョンでは使用できません。' },
    orgUrl: { label: '組織のURL', help: 'Genesys組織のアドレスです（例：acme.example.com）。' },
    clientId: { label: 'クライアントID', help: '管理者から渡されたOAuthクライアントです。' },
    knowledgeSources: { label: 'ナレッジベース', help: '質問先のナレッジベースと、その優先度です（1が最高）。' },
    maxResults: { label: '質問ごとの検索結果数', help: '取得する検索結果の件数です。' },
    confidenceThreshold: { label: '信頼度のしきい値', help: '信頼度がこれを下回る回答候補は除外されます。' },
    language: { label: '質問の言語', help: '質問と記事の言語タグです（例：en-US）。' },
    maxConcurrent: { label: '同時に送る質問数', help: '同時に送信できる質問の件数です。' },
    queryTimeoutMs: { label: '回答の制限時間（ms）', help: 'このミリ秒数を過ぎると、質問は回答なしとして扱われます。' },
    sendQueryId: { label: '質問の識別子を送信', help: 'queryIdを受け付けて返すゲートウェイでのみ使用します。' },
    extraCaFile: { label: '追加のCAファイル', help: 'システムの認証局に加えて信頼する認証局のPEMファイルのフルパスです。ポリシーでのみ設定できます。' },
  },
  freshness: {
    maxAgeDays: { label: '最大経過日数', help: 'これより長く更新されていない記事は除外されます。' },
    unknownAge: { label: '日付のない記事', help: '除外するか、「更新日不明」と付けて表示するかを選びます。' },
  },
  cache: {
    enabled: { label: '回答を保持', help: '以前と同じ質問にはすぐに回答し、回答が古くなるとバックグラウンドで質問し直します。' },
    maxEntries: { label: '保持する回答数', help: 'メモリに保持する回答の件数です。最も長く使われていないものから削除されます。' },
    maxAgeSeconds: { label: '回答の保持時間（秒）', help: 'この秒数を過ぎると、回答を取得し直します。' },
    warmList: { label: '先読みする質問', help: '質問される前に回答を取得しておく質問です。' },
    warmRecent: { label: 'よくある質問の先読み', help: '最近よく質問されたもののうち、回答を用意しておく件数です。' },
  },
  masking: {
    kinds: { label: 'マスクする個人情報', help: '質問が送られる前に、どの種類の個人情報をマスクするか。ポリシーでのみ設定できます。' },
  },
  audit: {
    maxFileBytes: { label: '監査ファイルのサイズ（バイト）', help: '監査ファイルがこのバイト数を超える前に、新しいファイルに切り替えます。ポリシーでのみ設定できます。' },
    retentionDays: { label: '監査証跡の保持期間（日）', help: 'これより前の日の監査ファイルは削除されます。ポリシーでのみ設定できます。' },
    onFailure: {
      label: '監査証跡に書き込めないとき',
      help: '回答候補の表示を止めるか、記録せずに表示するかを選びます。ポリシーでのみ設定できます。',
    },
  },
  notifications: {
    enabled: { label: '通知', help: 'ウィンドウにフォーカスがないとき、新しい回答候補をデスクトップに通知します。' },
    sound: { label: '通知音', help: '通知の際にデスクトップの音を鳴らします。オフでも、新着はウィンドウとトレイに表示されます。' },
    otherConversations: {
      label: 'ほかの会話への回答',
      help: '最後に質問した会話以外に届いたものを、ウィンドウに表示するだけにするか、通知するかを選びます。',
    },
    quietHours: { label: '通知オフの時間帯', help: '下の2つの時刻の間は通知せず、非表示のウィンドウも表示しません。' },
    quietFrom: { label: '開始時刻', help: '通知オフの時間帯が始まる時刻です（このコンピューターの時計）。' },
    quietTo: { label: '終了時刻', help: '通知オフの時間帯が終わる時刻です。開始時刻より早い場合は翌日、同じ場合は終日になります。' },
  },
  outbox: {
    webhooks: { label: 'Webhook', help: '検証済みの回答とフィードバックの送信先アドレスです。ポリシーでのみ設定できます。' },
    folder: { label: 'フォルダー', help: '上記をJSONファイルとして1件ずつ保存するフォルダーのフルパスです。ポリシーでのみ設定できます。' },
    maxEvents: { label: '保持するイベント数', help: 'このコンピューターで待機できるイベントの件数です。超えると古いものから破棄されます。ポリシーでのみ設定できます。' },
    maxMegabytes: { label: '保持する容量（MB）', help: '待機中のイベントが使用できる容量（MiB）です。超えると古いものから破棄されます。ポリシーでのみ設定できます。' },
    deadLetterAfterHours: { label: '送信をあきらめるまで（時間）', help: 'この時間失敗し続けたイベントは、送信不能として別に保管されます。ポリシーでのみ設定できます。' },
  },
  window: {
    mode: { label: 'サイズ', help: '画面の端に回答候補を1件表示するコンパクトバー、ウィンドウ、全画面から選びます。' },
    language: { label: '表示言語', help: 'Cuecardの表示に使う言語です。コンピューターの言語か、一覧の言語から選びます。' },
    theme: { label: 'テーマ', help: 'ライト、ダーク、またはデスクトップに合わせた配色で表示します。デスクトップのハイコントラスト設定が優先されます。' },
    alwaysOnTop: { label: '常に手前に表示', help: 'ウィンドウをソフトフォンより手前に表示します。' },
    hideFromCapture: { label: '画面キャプチャから隠す', help: '画像、録画、画面共有にウィンドウを含めません。WindowsとmacOSのみ。' },
    opacity: { label: '不透明度', help: '使用中でなく、ポインターも重なっていないときのウィンドウの濃さです（0.4～1）。WindowsとmacOSのみ。' },
    shortcut: { label: '質問用ショートカットキー', help: 'どのプログラムからでも入力欄を開くキーです（例：Control+Shift+Space）。空欄にすると無効になります。' },
    singleKeys: {
      label: 'Ctrl なしのキー',
      help: 'どこにフォーカスがあっても働くキーです。/ で入力欄へ移動し、C でコンパクトバーの内容をコピー、O で開きます。オフにすると、音声入力で誤って押されることがなくなります。',
    },
    links: { label: 'ほかのプログラムからのリンク', help: '質問を含むcuecard:リンクの扱いです。何もしないか、質問候補に表示するか、すぐに質問します。' },
  },
  app: {
    restartAfterCrash: { label: '異常終了後に再起動', help: 'Cuecardが予期せず終了したとき、10分間に3回まで自動で起動し直します。パッケージ版では有効です。Windowsでは使えません。' },
    allowUserDataDir: { label: 'プロファイルフォルダーの選択', help: 'Cuecardを起動する人が、--user-data-dirでプロファイルフォルダーを選べるようにします。ポリシーでのみ設定できます。' },
  },
} satisfies Topic<'settingTexts'>;
