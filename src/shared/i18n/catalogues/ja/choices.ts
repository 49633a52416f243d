import type { Topic } from './topic';

export const choices = {
  gateway: { transport: { realtime: 'リアルタイムゲートウェイ', platform: 'パブリックAPI' } },
  freshness: { unknownAge: { drop: '除外する', show: '表示する' } },
  masking: {
    kinds: {
      card: 'カード番号',
      cvv: 'セキュリティコード',
      expiry: 'カードの有効期限',
      email: 'メールアドレス',
      phone: '電話番号',
      iban: 'IBAN',
      'bank-account': '銀行口座',
      ssn: '米国の社会保障番号',
      nino: '英国の国民保険番号',
      'national-id': '個人識別番号',
      passport: '旅券番号',
      'driving-licence': '運転免許証番号',
      'birth-date': '生年月日',
    },
  },
  audit: { onFailure: { hold: '表示を止める', show: '表示する' } },
  notifications: { otherConversations: { hold: 'ウィンドウのみ', show: '通知する' } },
  window: {
    mode: { compact: 'コンパクトバー', window: 'ウィンドウ', full: '全画面' },
    language: { system: 'コンピューターの言語' },
    theme: { system: 'デスクトップに合わせる', light: 'ライト', dark: 'ダーク' },
    links: { off: '何もしない', offer: '質問候補に表示', ask: 'すぐに質問' },
  },
} satisfies Topic<'choices'>;
