import type { TopicsOf } from '../../translation';

export const units = {
  milliseconds: '{{value, number}} ms',
  seconds: '{{value, number}} s',
  secondsWritten: '{{value}} s',
  minutes: '{{value, number}} min',
  hours: '{{value, number}} h',
  about: ' ({{detail}})',
  days: { one: '{{count, number}} Tag', other: '{{count, number}} Tagen' },
} satisfies TopicsOf<'de', 'units'>['units'];
