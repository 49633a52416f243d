import type { Translation } from '../../translation';

export const units = {
  milliseconds: '{{value, number}} ms',
  seconds: '{{value, number}} s',
  secondsWritten: '{{value}} s',
  minutes: '{{value, number}} min',
  hours: '{{value, number}} h',
  about: ' ({{detail}})',
  days: { one: '{{count, number}} día', many: '{{count, number}} de días', other: '{{count, number}} días' },
} satisfies Translation<'es'>['units'];
