import fc from 'fast-check';

/** Any characters, and halves of some. */
const anyText = fc.array(fc.oneof(fc.nat(0x10ffff), fc.nat(0xffff), fc.nat(0x7e)), { maxLength: 8 }).map((points) => String.fromCodePoint(...points));

/** What a hostile or clumsy link is made of; joined at random. */
const pieces = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('cuecard:', 'CUECARD:', 'CueCard:', '//', '/', 'ask', 'ASK', 'conversation', '?', '&', '=', 'text=', 'id=', 'conversation=', 'text', 'id', '#', '@', ':80') },
  { weight: 3, arbitrary: fc.constantFrom('where+is+my+parcel', 'returns', 'call-7', '8f14e45f-ceea-467f-a8e4-0f3d5c1b2a90', '%20', '%2e%2e%2f', '../', '..\\', '%00', '%ff', '%', '%ZZ', '%E0%A4%A', '%ED%A0%80') },
  { weight: 2, arbitrary: fc.constantFrom('"', "'", ' ', '\\', '\\"', '^', '`', '$(x)', ';', '|', '\n', '\r', '\t', '\0', '\u202E', '\u200B', '\uFEFF', '\uD800', '\uDC00', '💥', 'é', 'e\u0301', '返', '\u{E0041}', '\u2028', '__proto__=x', 'constructor=') },
  { weight: 2, arbitrary: fc.constantFrom('settings', 'quit', 'export-audit', 'javascript:alert(1)', 'file:///etc/passwd', 'user:pw@', '[::1]', '127.0.0.1') },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom(499, 500, 501, 5_990, 6_100).map((length) => 'x'.repeat(length)) },
);

const rubbish = fc.array(pieces, { maxLength: 6 }).map((all) => all.join(''));

/** Parameters that are nearly right. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('call-7', 'returns', 'where+is+my+parcel', '8f14e45f-ceea-467f-a8e4-0f3d5c1b2a90', 'sip%3A7%40pbx', 'x'.repeat(100), 'x'.repeat(500), '%F0%9F%92%A5'.repeat(250), '%C3%A9t%C3%A9', 'e%CC%81t%C3%A9', 'a%E2%80%AEb') },
  { weight: 2, arbitrary: anyText.map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))) },
  { weight: 1, arbitrary: anyText.map((text) => new URLSearchParams({ x: text }).toString().slice(2)) },
  { weight: 1, arbitrary: fc.constantFrom('', '%', '%00', 'x'.repeat(101), 'x'.repeat(501), '%E2%80%8B%E2%80%8B') },
  { weight: 1, arbitrary: rubbish },
);
const named = (...names: string[]) => fc.tuple(fc.constantFrom(...names), value).map(([name, given]) => `${name}=${given}`);
const stranger = named('text', 'id', 'conversation', 'Text', 'x', '__proto__', '');
const asks = fc.constantFrom('cuecard://ask', 'CUECARD://Ask/');
const calls = fc.constantFrom('cuecard://conversation', 'cueCard://CONVERSATION/');
const nearlyRight = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(asks, named('text')) },
    { weight: 3, arbitrary: fc.tuple(calls, named('id')) },
    { weight: 2, arbitrary: fc.tuple(asks, named('conversation'), named('text')) },
    { weight: 3, arbitrary: fc.tuple(fc.oneof(asks, calls, fc.constantFrom('cuecard://quit', 'cuecard://')), stranger, stranger) },
  )
  .map(([verb, ...parameters]) => `${verb}?${parameters.join('&')}`);

/** A link, or what somebody would like to be taken for one. */
export const linkLike = fc.oneof({ weight: 5, arbitrary: nearlyRight }, { weight: 3, arbitrary: rubbish.map((tail) => `cuecard:${tail}`) }, { weight: 2, arbitrary: rubbish });

/** Switches that Chromium, Electron or Cuecard would act on. */
export const switches = fc.constantFrom(
  '--policy=/tmp/evil.json', '--user-data-dir=/tmp/evil', '--hidden', '--demo', '--demo-unless-configured', '--export-audit=/tmp/out', '--verify-audit=/tmp/in',
  '--no-sandbox', '--gpu-launcher=calc.exe', '--renderer-cmd-prefix=calc.exe', '--inspect=0.0.0.0', '--remote-debugging-port=0', '--allow-file-access-from-files',
  '--HIDDEN', '-hidden', '/hidden', '--', '--type=renderer', '--original-process-start-time=13000000000000000', '--policy=cuecard://ask?text=xx',
);

/** What a system puts before the arguments. */
export const binaries = fc.constantFrom('C:\\Program Files\\Cuecard\\Cuecard.exe', '/opt/Cuecard/cuecard', '/Applications/Cuecard.app/Contents/MacOS/Cuecard', 'cuecard', '');

/** As a careless registration lets Windows take a link apart: at its blanks and quotes. */
export function torn(link: string): readonly string[] {
  return link.split(/["\s]+/).filter((part) => part !== '');
}
