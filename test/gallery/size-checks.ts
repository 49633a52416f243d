import type { Gallery } from './gallery-app';

/** Elements that reach out of the window sideways. */
export async function sidewaysOverflow(gallery: Gallery): Promise<readonly string[]> {
  return gallery.inPage(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        // Chips are a row that scrolls by itself.
        return width > 1 && element.closest('.visually-hidden, svg, .chips > *') === null && (right > innerWidth + 1 || left < -1);
      })
      .map((element) => `${element.tagName}.${element.className}`),
    null,
  );
}

/** Controls smaller than 24 px (WCAG 2.5.8). */
export async function smallTargets(gallery: Gallery): Promise<readonly string[]> {
  return gallery.inPage(() =>
    [...document.querySelectorAll('button, input, textarea')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        // A switch’s own input is hidden; its label is the target. So are the ways out of a menu for screen readers.
        const hidden = element.closest('.visually-hidden, label, [aria-hidden="true"], [style*="clip-path"]') !== null;
        return width > 0 && !hidden && (width < 23.5 || height < 23.5);
      })
      .map((element) => `${element.tagName}.${element.className} ${element.getAttribute('aria-label') ?? element.textContent}`),
    null,
  );
}

/** What reaches out of the window sideways, and controls whose words don't fit into them. */
export async function cutOff(gallery: Gallery): Promise<readonly string[]> {
  return gallery.inPage(() => {
    // The chips are in a row that is scrolled.
    const visible = (element: Element): boolean => element.getBoundingClientRect().width > 1 && element.closest('.visually-hidden, svg, [aria-hidden="true"], .chips > *') === null;
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return visible(element) && (right > innerWidth + 1 || left < -1);
    });
    const clipped = [...document.querySelectorAll('button, [role="tab"], [role="radio"], label, h1, h2')].filter(
      (element) =>
        visible(element) &&
        getComputedStyle(element).overflowX !== 'visible' &&
        // What is made shorter on purpose says so with an ellipsis.
        getComputedStyle(element).textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1,
    );
    return [...new Set([...outside, ...clipped])].map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 60)}`);
  }, null);
}
