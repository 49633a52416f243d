import { inOrder, type Find, type Reading } from '../finds';
import { scripts } from '../reading/scripts';
import { months } from '../words/lexicon';
import { fold } from '../words/language-words';

/** Dates of birth: a date in any usual form that is called one. Other dates stay. */
export function findBirthDates(reading: Reading): readonly Find[] {
  const { text, naming } = reading;
  if (!naming.has('birth') && !naming.has('birthday')) return [];
  const dates = forms.flatMap((form) => Array.from(text.matchAll(form), (match) => ({ start: match.index, end: match.index + match[0].length, month: match.groups?.month })));
  return inOrder(
    dates
      .filter(({ month }) => month === undefined || months.has(fold(month)))
      .filter(({ start, end }) => naming.isNear('birth', start, mostWords) || naming.isNamed('birth', start, end) || naming.isNamed('birthday', start, end) || bornAfter.test(text.slice(end)))
      .map(({ start, end }): Find => ({ kind: 'birth-date', start, end })),
  );
}

/** "born in Leeds on". */
const mostWords = 6;
/** "1980年5月3日生まれ". */
const bornAfter = /^ ?(?:に|が|の)? ?(?:生まれ|誕生|生)|^ ?(?:출생|생)/u;

const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const monthNumber = String.raw`(?:0?[1-9]|1[0-2])`;
const year = String.raw`(?:(?:18|19|20) ?\d{2}|['’]?\d{2})`;
const gap = String.raw`(?: ?[/.\-–,・] ?| )`;
const ordinal = String.raw`(?:st|nd|rd|th|er|º|ª|°|\.)?`;
const monthName = String.raw`(?<month>[${scripts.latin}]{3,12})\.?`;
const link = String.raw`[ ,./-]{0,3}(?:(?:of|de|del|do|the|le|den|em|the year|in)[ ]+)?`;
const edge = String.raw`(?!\d|[/.-]\d)`;
const begin = String.raw`(?<!\d|\d[/.-])`;

const forms: readonly RegExp[] = [
  // 03/05/1980, 3.5.80, 3 5 1980, 1980-05-03, 03051980, 19800503, 03/05
  new RegExp(`${begin}(?:${day}${gap}${monthNumber}${gap}${year}|${monthNumber}${gap}${day}${gap}${year}|(?:18|19|20)\\d{2}${gap}${monthNumber}${gap}${day}|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d{2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:19|20)\\d{2}|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|${day}[/.]${monthNumber}\\.?|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])\\d{2})${edge}`, 'gu'),
  // 3 May 1980, the 3rd of May, 3 de mayo de 1980, 3. Mai 80
  new RegExp(`${begin}${day} ?${ordinal}${link}${monthName}(?![${scripts.latin}])(?:${link}${year}${edge})?`, 'giu'),
  // May 3rd, 1980
  new RegExp(`(?<![${scripts.latin}])${monthName}${link}${day} ?${ordinal}(?!\\d)(?:${link}${year}${edge})?`, 'giu'),
  // May 1980
  new RegExp(`(?<![${scripts.latin}])${monthName}${link}(?:19|20) ?\\d{2}${edge}`, 'giu'),
  // 1980年5月3日, 昭和55年5月3日, 平成元年, 1980년 5월 3일, S55.5.3
  /(?:(?:昭和|平成|令和|大正|明治|[MTSHR]) ?(?:元|\d{1,2})|(?<!\d)(?:19|20)?\d{2}) ?(?:年|년|\.|\/)[のはえーっとあ、, ]{0,8}\d{1,2} ?(?:月|월|\.|\/)[のえーっとあ、, ]{0,8}\d{1,2} ?(?:日|일)?/gu,
  /(?<!\d)\d{1,2} ?(?:月|월) ?\d{1,2} ?(?:日|일)/gu,
];
