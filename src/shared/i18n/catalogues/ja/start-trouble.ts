import type { TopicsOf } from '../../translation';

export const startTrouble = {
  title: 'Cuecard を起動できません',
  'not-a-folder': '「{{folder}}」はフォルダーではありません。Cuecard は設定と監査をここに保存します。同じ名前のものを移動するか名前を変えてから、Cuecard をもう一度起動してください。',
  'leads-nowhere': '「{{folder}}」は、存在しない場所へのリンクです。Cuecard は設定と監査をここに保存します。その場所を元に戻すかリンクを削除してから、Cuecard をもう一度起動してください。',
  'not-allowed': '設定と監査を保存する「{{folder}}」に、Cuecard は書き込めません。ほかの人のフォルダーかもしれません。書き込む権限をもらってから、Cuecard をもう一度起動してください。',
  'read-only': 'Cuecard が設定と監査を保存する「{{folder}}」は、読み取り専用のディスクにあります。書き込めるようにしてから、Cuecard をもう一度起動してください。',
  full: 'Cuecard が設定と監査を保存する「{{folder}}」に空きがありません。空き容量を増やしてから、Cuecard をもう一度起動してください。',
  unusable: 'Cuecard が設定と監査を保存する「{{folder}}」を使用できません（{{detail}}）。ディスクを確認してから、Cuecard をもう一度起動してください。',
  held: 'Cuecard が設定と監査を保存する「{{folder}}」を使い始められません。ほかの Cuecard、またはほかの人の Cuecard がそこに残したものが妨げになっています。ほかの Cuecard がこのフォルダーを使っていないことを確認し、中の「SingletonLock」「SingletonSocket」「SingletonCookie」を削除してから、Cuecard をもう一度起動してください。',
  'no-home': 'ホームフォルダーの場所がわかりません。HOME は存在しない場所を指しており、システムにも登録がありません。設定してもらってから、Cuecard をもう一度起動してください。',
  'no-temp': 'Cuecard には一時ファイル用のフォルダーが必要ですが、TMPDIR が示すフォルダーにも、セッション用のフォルダーにも、/tmp にも書き込めません。どれかに書き込めるようにしてもらってから、Cuecard をもう一度起動してください。',
} satisfies TopicsOf<'ja', 'startTrouble'>['startTrouble'];
