import type { Translation } from '../../translation';

/** Lengths of time, and other small parts. */
export const units = {
  milliseconds: '{{value, number}} ms',
  seconds: '{{value, number}} s',
  secondsWritten: '{{value}} s',
  minutes: '{{value, number}} min',
  hours: '{{value, number}} h',
  about: ' ({{detail}})',
  days: { one: '{{count, number}} jour', many: '{{count, number}} de jours', other: '{{count, number}} jours' },
} satisfies Translation<'fr'>['units'];
