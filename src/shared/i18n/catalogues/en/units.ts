/** Lengths of time, and other small parts. */
export const units = {
  milliseconds: '{{value, number}} ms',
  seconds: '{{value, number}} s',
  /** `value` has its decimals already. */
  secondsWritten: '{{value}} s',
  minutes: '{{value, number}} min',
  hours: '{{value, number}} h',
  /** What a fault is about, after its sentence’s subject. */
  about: ' ({{detail}})',
  days: { one: '{{count, number}} day', other: '{{count, number}} days' },
} as const;
