import type { Topic } from './topic';

export const conversation = {
  begin: '新しい会話',
  begun: '次の質問から新しい会話が始まります。',
  nothingAsked: 'まだ質問がありません',
  nothingShown: 'まだ回答候補がありません',
  earlier: '以前の会話',
  since: { call: '通話 · {{time}}から', demo: 'デモ通話 · {{time}}から', desk: '通話なし · {{time}}から' },
  list: '会話',
  short: { call: '通話 {{time}}', demo: 'デモ {{time}}', desk: '通話なし {{time}}' },
  unread: { other: '新着{{count}}件' },
  callId: '通話 {{id}}',
} satisfies Topic<'conversation'>;
