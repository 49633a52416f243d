import type { Topic } from './topic';

export const card = {
  actions: 'その他の操作',
  copySentence: '文章としてコピー',
  copiedSentence: '文章をコピーしました',
  opening: '開いています…',
  copyAddress: 'アドレスをコピー',
  copiedAddress: 'アドレスをコピーしました',
  unpin: 'ピン留めを外す',
  priority: '優先度{{priority, number}}',
  priorityHelp: '回答元のナレッジベースの優先度です。1が最も高くなります。',
} satisfies Topic<'card'>;
