/**
 * When every fixture is made and where the gallery's clock stands: twenty past two on Tuesday, 3 February 2026, by the clock
 * on the wall of wherever the tests run, so that a picture says the same in every zone. Epoch milliseconds.
 */
export const now = wall(3, 14, 20);

export const dayMs = 86_400_000;

/** That day, by its clock. */
export function today(hours: number, minutes: number): number {
  return wall(3, hours, minutes);
}

/** The day after, by its clock. */
export function tomorrow(hours: number, minutes: number): number {
  return wall(4, hours, minutes);
}

function wall(day: number, hours: number, minutes: number): number {
  return new Date(2026, 1, day, hours, minutes).getTime();
}
