import type { Page } from '@playwright/test';

/**
 * Records from now on what the window says at each of these places (CSS selectors), every change once, with seconds
 * replaced by “n s” so that a countdown is one text. A place that isn't there says nothing. Returns the function that
 * reads the record.
 */
export async function recordSaid<Place extends string>(page: Page, places: Readonly<Record<Place, string>>): Promise<() => Promise<Record<Place, string[]>>> {
  const said = await page.evaluateHandle((selectors) => {
    const texts: Record<string, string[]> = {};
    const look = (): void => {
      for (const [place, selector] of Object.entries(selectors)) {
        const found = document.querySelector<HTMLElement>(selector)?.innerText ?? '';
        const text = found.replace(/\s+/g, ' ').replace(/\d+ s\b/g, 'n s').trim();
        const known = (texts[place] ??= []);
        if (text !== known.at(-1)) known.push(text);
      }
    };
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    return texts;
  }, places as Readonly<Record<string, string>>);
  // The keys are those of `places`, which went in.
  return () => said.jsonValue();
}
