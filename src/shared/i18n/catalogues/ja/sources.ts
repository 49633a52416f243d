import type { Topic } from './topic';

export const sources = {
  label: 'ナレッジベース',
  help: '優先度は1が最も高く、10が最も低くなります。',
  id: 'ナレッジベースID {{row, number}}',
  idExample: 'ナレッジベースID',
  priority: 'ナレッジベース{{row, number}}の優先度',
  priorityHeading: '優先度',
  remove: 'ナレッジベース{{row, number}}を削除',
  add: 'ナレッジベースを追加',
  none: 'まだありません。',
} satisfies Topic<'sources'>;
