/**
 * The window's policy lets nothing become markup or script but what a policy of this name makes of it. The empty text is
 * all that is needed: React Aria empties its live regions by it. Must run before any other code of the page's own.
 */
window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? text : null) });

declare global {
  interface Window {
    /** The part that is used of what the typings of the DOM don't have. */
    readonly trustedTypes?: { createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown };
  }
}

export {};
