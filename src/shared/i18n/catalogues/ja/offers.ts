import type { Topic } from './topic';

export const offers = {
  list: '質問候補',
  ask: '「{{text}}」を質問',
  change: '入力欄に入れる',
  dismiss: '質問候補を閉じる',
  sources: { link: 'リンク', selection: '選択', clipboard: 'コピー' },
  offered: '質問候補：「{{text}}」',
  shortcut: {
    record: 'キーを押して設定…',
    recording: '設定するキーを押してください。Esc キーを押すと変更しません。',
    on: 'ショートカットキーは有効です。',
    taken: '使用できません。別のプログラムがこのキーを使用中か、このデスクトップでは利用できません。',
  },
} satisfies Topic<'offers'>;
