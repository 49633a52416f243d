/** Whose names the keys have. */
export const platform: 'mac' | 'other' = navigator.userAgent.includes('Mac') ? 'mac' : 'other';
