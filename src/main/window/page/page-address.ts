import type { Speech } from '../../../shared/i18n/languages';
import { speechQuery } from '../../../shared/i18n/speech-address';

/** The window's origin. A scheme of our own instead of file://, which would let a page read the disk. */
export const appOrigin = 'app://cuecard';

const page = `${appOrigin}/index.html`;

/** The window's page. It is told its language here: its first words come before it has heard of any state. */
export function pageAddress(speech: Speech): string {
  return `${page}${speechQuery(speech)}`;
}

/** Whether an address is that of the window's page, in whatever language, and of nothing else. */
export function isPageAddress(address: string): boolean {
  return address.split(/[?#]/, 1)[0] === page;
}
