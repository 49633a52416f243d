import type { Topic } from './topic';

export const choices = {
  window: { language: { system: 'コンピューターの言語' }, links: { off: '何もしない', offer: '質問候補に表示', ask: 'すぐに質問' } },
} satisfies Topic<'choices'>;
