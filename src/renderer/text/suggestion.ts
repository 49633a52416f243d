import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';
import type { Suggestion } from '../../shared/domain/knowledge';
import { wholePercent } from '../../shared/domain/percent';

export const suggestionText = textsOf('suggestion');

/** How much a confidence says, in a word. */
export function confidenceWord(confidence: number): string {
  if (confidence >= 0.9) return suggestionText.strong;
  if (confidence >= 0.75) return suggestionText.good;
  return confidence >= 0.5 ? suggestionText.fair : suggestionText.weak;
}

/** "91 %", rounded down. */
export function percentWords(share: number): string {
  return translator().formats.percent(share);
}

/** How old an article is: "today", "12 days ago", "5 months ago". */
export function ageWords(lastUpdated: number, now: number): string {
  return translator().formats.age(lastUpdated, now);
}

export function exactDate(at: number): string {
  return suggestionText.lastUpdated({ date: translator().formats.date(at) });
}

/** What a screen reader is told, once, of suggestions that have just come. */
export function arrivalWords(arrived: readonly Suggestion[]): string {
  const [first] = arrived;
  if (first === undefined) return '';
  const words = { title: first.title, confidence: wholePercent(first.confidence) };
  return arrived.length === 1 ? suggestionText.arrived(words) : suggestionText.arrivedMore({ ...words, count: arrived.length - 1 });
}

/** What a screen reader is told, once, of cards in sight that say something else now; empty where there is none. */
export function revisionWords(revised: readonly Suggestion[]): string {
  const [first] = revised;
  if (first === undefined) return '';
  const words = { title: first.title, change: first.revision === 'withdrawn' ? suggestionText.withdrawn : suggestionText.revised };
  return revised.length === 1 ? suggestionText.changed(words) : suggestionText.changedMore({ ...words, count: revised.length - 1 });
}
