import type { Topic } from './topic';

export const demo = {
  region: 'デモ通話',
  badge: 'デモ',
  about: '架空の店舗、架空のナレッジ',
  customer: 'お客様',
  agent: 'オペレーター',
  again: 'もう一度再生',
  leave: '組織にサインイン',
  starting: '開始中…',
  turn: 'やり取り {{turn, number}}/{{turns, number}}',
  ended: '通話終了',
  stopped: 'デモ通話が停止しました',
  couldNotGoOn: 'デモ通話を続けられませんでした。',
  ringing: '電話が鳴っています…',
} satisfies Topic<'demo'>;
