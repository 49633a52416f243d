/** Whose names the keys have. */
// The words that ask for it are tested in Node as well, whose oldest version here has no navigator.
export const platform: 'mac' | 'other' = typeof navigator === 'object' && navigator.userAgent.includes('Mac') ? 'mac' : 'other';
