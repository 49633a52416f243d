/** What of an error of the desktop may be passed on: a dotted name, as D-Bus has them, or Windows’ number of it. */
const name = /\b[A-Za-z][A-Za-z0-9_]{0,40}(?:\.[A-Za-z][A-Za-z0-9_]{0,40}){2,6}\b|\b0x[0-9A-Fa-f]{8}\b/;

/** The name or number in the error with which a notification was refused; null where there is none. Sentences stay out, they may say anything. */
export function refusalIn(error: string): string | null {
  return name.exec(error)?.[0].slice(0, 100) ?? null;
}
