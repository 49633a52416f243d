import type { Topic } from './topic';

export const units = {
  milliseconds: '{{value, number}}ミリ秒',
  seconds: '{{value, number}}秒',
  secondsWritten: '{{value}}秒',
  minutes: '{{value, number}}分',
  hours: '{{value, number}}時間',
  about: '（{{detail}}）',
  days: { other: '{{count, number}}日' },
} satisfies Topic<'units'>;
