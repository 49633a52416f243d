import { printable } from '../setup/printable.mjs';

/**
 * What the agent sees now, read from the real window.
 * @typedef {{ id: string, title: string, confidence: string, age: string, source: string }} Card
 * @typedef {{ state: string, customerLine: string, cards: Card[] }} Sight
 */

/**
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<Sight>} `state` is '' while the demo call is not on the page
 */
export async function look(page) {
  const [state, customerLine, cards] = await Promise.all([
    page.locator('[data-demo-state]').evaluateAll((found) => found[0]?.getAttribute('data-demo-state') ?? ''),
    page.getByRole('region', { name: 'Demo call' }).locator('[data-part="customer-line"]').evaluateAll((found) => found[0]?.textContent?.trim() ?? ''),
    page.getByRole('list', { name: 'Suggestions' }).getByRole('article').evaluateAll((articles) => articles.map(
      // In the page, where nothing of this file exists.
      (article) => {
        const text = (/** @type {string} */ selector) => article.querySelector(selector)?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
        const marked = article.closest('[data-suggestion-id]') ?? article.querySelector('[data-suggestion-id]');
        return {
          id: marked?.getAttribute('data-suggestion-id') ?? '',
          title: text('h1, h2, h3, h4, h5, h6, [role="heading"]'),
          confidence: text('[data-part="confidence"]'),
          age: text('[data-part="age"]'),
          source: text('[data-part="source"]').replace(/^Source: /, ''),
        };
      },
    )),
  ]);
  return { state, customerLine, cards };
}

/**
 * One aligned line for a suggestion: title, confidence, age, source.
 * @param {Card} card
 */
export function describe({ title, confidence, age, source }) {
  const fit = (/** @type {string} */ text, /** @type {number} */ width) =>
    (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width));
  return printable(`    ${fit(title, 46)}  ${fit(confidence, 13)}  ${fit(age, 20)}  ${source}`.trimEnd());
}
