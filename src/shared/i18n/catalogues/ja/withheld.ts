import type { Topic } from './topic';

export const withheld = {
  label: { other: '{{count, number}}件を除外' },
  all: 'すべて除外',
  more: 'ほか{{more, number}}件',
  stale: { other: '{{age}}より古いもの{{count, number}}件' },
  'below-threshold': { other: '信頼度{{threshold, percent}}未満{{count, number}}件' },
  undated: { other: '日付なし{{count, number}}件' },
  duplicate: { other: '重複{{count, number}}件' },
  dismissed: { other: '非表示にしたもの{{count, number}}件' },
  invalid: { other: '読み取り不可{{count, number}}件' },
  older: '{{age}}より古い',
  updatedOlder: '{{date}}更新：{{age}}より古い',
  needs: '信頼度{{threshold, percent}}以上が必要',
  hasNeeds: '信頼度{{confidence, percent}}、{{threshold, percent}}以上が必要',
  noDate: '日付なし',
  sameArticle: '表示中の記事と同じ記事',
  youDismissed: 'この会話で非表示にした記事',
  unreadable: '読み取り不可',
  future: '日付が未来（{{date}}）',
} satisfies Topic<'withheld'>;
