import type { TopicsOf } from '../../translation';

export const surroundings = {
  lacking: {
    tray: { name: 'トレイアイコン', help: 'このデスクトップにはトレイアイコンが表示されません。ウィンドウを閉じると最小化され、「終了」はウィンドウのメニューにあります（Ctrl+Q）。トレイアイコン用の拡張機能が動くと、すぐにアイコンが表示されます。' },
    'tray-answer': { name: 'トレイアイコン', help: 'デスクトップのトレイが応答しません。応答するまで、ウィンドウを閉じると最小化され、「終了」はウィンドウのメニューにあります（Ctrl+Q）。' },
    shortcut: { name: 'グローバルショートカット', help: 'Wayland では、プログラムがキーを独占できません。デスクトップの設定で、次を実行するショートカットを設定してください：cuecard --open=ask' },
    placing: { name: 'ウィンドウの位置', help: 'Wayland では、ウィンドウの位置と最前面のウィンドウはデスクトップだけが決めます。デスクトップの「最前面に表示」を使ってください。' },
    lock: { name: '画面ロック', help: 'このデスクトップは画面のロックを知らせません。通知とカードはロックの背後にそのまま残ります。' },
    capture: { name: '画面キャプチャから隠す', help: 'Linux では、ウィンドウを画面の画像から除外できません。この設定はここでは効果がありません。' },
  },
  curtain: '画面のロック中は非表示',
  curtainHelp: '戻ると、すべて元のままです。',
  openCurtain: '再表示',
} satisfies TopicsOf<'ja', 'surroundings'>['surroundings'];
