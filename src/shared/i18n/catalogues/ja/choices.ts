import type { Topic } from './topic';

export const choices = {
  gateway: { transport: { realtime: 'リアルタイムゲートウェイ', platform: 'パブリックAPI' } },
  freshness: { unknownAge: { drop: '除外する', show: '表示する' } },
  audit: { onFailure: { hold: '表示を止める', show: '表示する' } },
  notifications: { otherConversations: { hold: 'ウィンドウのみ', show: '通知する' } },
  window: {
    mode: { compact: 'コンパクトバー', window: 'ウィンドウ', full: '全画面' },
    language: { system: 'コンピューターの言語' },
    theme: { system: 'デスクトップに合わせる', light: 'ライト', dark: 'ダーク' },
    links: { off: '何もしない', offer: '質問候補に表示', ask: 'すぐに質問' },
  },
} satisfies Topic<'choices'>;
