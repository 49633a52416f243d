import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';

/** A figure's name and, in one sentence, what it counts. */
export interface Definition {
  readonly label: string;
  readonly meaning: string;
}

export const insightsText = textsOf('insights');

export const figureText = textsOf('figures');

/** "83 %" of `all`, rounded down so that nothing looks better than it is; "< 1 %" of something; "–" of nothing. */
export function shareWords(part: number, all: number): string {
  if (all === 0) return insightsText.none;
  const { percents } = translator().formats;
  const percent = Math.floor((part * 100) / all);
  return percent === 0 && part > 0 ? insightsText.underOne({ one: percents(1) }) : percents(percent);
}

/** "420 ms", "1.2 s". */
export function durationWords(ms: number): string {
  return ms < 1_000 ? units.milliseconds({ value: Math.round(ms) }) : units.secondsWritten({ value: translator().formats.tenths(ms / 1_000) });
}

const units = textsOf('units');
