import { translator } from '../../../shared/i18n/current';

/** A number as the agent’s language writes it. */
export function number(value: number): string {
  return translator().formats.number(value);
}
