import type { Topic } from './topic';

export const webhookSecret = {
  list: 'Webhook',
  none: 'なし',
  kept: '署名シークレットがこのコンピューターに保存されています。',
  missing: '署名シークレットがこのコンピューターにないため、何も送信していません。',
  unknown: '署名シークレットがこのコンピューターに保存されているかどうかは、まだわかりません。',
  enter: 'シークレットを入力',
  replace: 'シークレットを変更',
  remove: 'シークレットを削除',
  label: '署名シークレット',
  help: 'whsec_で始まります。このコンピューターのキーチェーンにのみ保存されます。',
  keep: '保存',
  cancel: 'キャンセル',
  of: '{{act}}：{{name}}',
  nowKept: '署名シークレットをこのコンピューターのキーチェーンに保存しました。',
} satisfies Topic<'webhookSecret'>;
