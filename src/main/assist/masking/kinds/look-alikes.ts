import type { Reading } from '../finds';

/** The text without what is written like a number of somebody's, but is a date, an address in a network, or a version. */
export function withoutLookAlikes({ text, naming }: Reading): string {
  return text
    .replace(date, blank)
    .replace(address, (shape: string, start: number) => (isDialled(shape, naming.before(start)) ? shape : blank(shape)))
    .replace(time, blank);
}

/** Day, month and year in either order, nothing of the kind beside them. */
const date = /(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?!\d|[./-]\d)/gu;
/** An IPv4 address, also with its port or its net. */
const address = /(?<![\d+]|\d[.-])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:[:/]\d{1,5})?(?!\d|[.-]\d)/gu;
const time = /(?<![\d:])\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?!\d|:\d)/gu;

/** Some countries write their numbers in four pairs: those are addresses only where nobody calls them telephones. */
function isDialled(shape: string, called: string | null): boolean {
  return called === 'phone' && /^\d\d\.\d\d\.\d\d\.\d\d$/u.test(shape);
}

function blank(shape: string): string {
  return '\u0000'.repeat(shape.length);
}
