/** Fainter than this a window would be lost on the screen. */
export const leastOpacity = 0.4;

/** What is looked at or pointed at is never seen through. */
export function opacityOf(setting: number, attention: { readonly focus: 'here' | 'elsewhere'; readonly pointer: 'over' | 'away' }): number {
  if (attention.focus === 'here' || attention.pointer === 'over') return 1;
  return Math.min(1, Math.max(leastOpacity, setting));
}
