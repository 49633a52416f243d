/** Whose names the keys have. */
export function platform(): 'mac' | 'other' {
  return navigator.userAgent.includes('Mac') ? 'mac' : 'other';
}
