// A spreadsheet takes a file apart at commas, semicolons or tabs, as the computer's region has it, and not always with
// an eye to quotation marks: each of them may begin a cell, wherever in a text it stands. So may the end of a line.
const parting = ',;\\t\\n\\v\\f\\r\\u0085\\u2028\\u2029';
/** What stands before a cell's first character without being it: blanks, quotation marks, what nobody sees. */
const passed = '\\s\\p{Cc}\\p{Cf}"';
/** What begins a formula: OWASP’s characters, their full-width and their small forms. */
const formula = '=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE62\\uFE63\\uFE66\\uFE6B';

const begins = new RegExp(`^['${formula}${parting}${passed}]`, 'u');
const parts = new RegExp(`[${parting}]`, 'u');
// What comes after a run may be absent, so that no run is looked at twice: a search takes time by the length alone.
const runsInText = new RegExp(`([${parting}${passed}]+)(['${formula}]?)`, 'gu');
const runsInJson = new RegExp(`([${parting}${passed}]+)([${formula}]?)`, 'gu');
const apostrophes = new RegExp(`([${parting}${passed}]+)('?)`, 'gu');

/**
 * A text as a cell that stays the text it is: an apostrophe stands in front of what would run as a formula, or be taken
 * for a number or a date, and wherever within it another cell could begin so. `textOf` gives the text back.
 */
export function inertText(text: string): string {
  const inner = text.replace(runsInText, (all, run: string, first: string) => (first !== '' && parts.test(run) ? `${run}'${first}` : all));
  return begins.test(text) || isAltered(text) ? `'${inner}` : inner;
}

/** The text that `inertText` made a cell of. */
export function textOf(cell: string): string {
  const inner = cell.startsWith("'") ? cell.slice(1) : cell;
  return inner.replace(apostrophes, (all, run: string, apostrophe: string) => (apostrophe !== '' && parts.test(run) ? run : all));
}

/** A value as JSON in a cell, still JSON: what could begin a formula is escaped. A negative number in a list becomes a text, as nothing else can hide its sign. */
export function inertJson(value: unknown): string {
  const plain = JSON.stringify(value);
  const json = plain.includes(',-') ? JSON.stringify(value, (_name, inside: unknown) => (Array.isArray(inside) ? inside.map(signless) : inside)) : plain;
  return json.replace(runsInJson, (_all, run: string, first: string) => {
    const visible = run.replace(/[\u0085\u2028\u2029]/g, escaped);
    return first !== '' && parts.test(run) ? visible + escaped(first) : visible + first;
  });
}

function signless(value: unknown): unknown {
  return typeof value === 'number' && value < 0 ? String(value) : value;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Whether a spreadsheet would show another text: it keeps 15 digits of a number, drops zeros in front and behind, and
 * takes 1e5 for 100,000, 1-2 for a day and 1:2 for a time.
 */
function isAltered(text: string): boolean {
  return text.length <= longestNumber && /^[\p{Nd}\s.,:/\-+eE%'’$€£¥()]*$/u.test(text) && /\p{Nd}/u.test(text) && !/^(0|[1-9]\d{0,14})$/.test(text);
}

/** A longer text is no number to a spreadsheet: a cell has at most 32,767 characters. */
const longestNumber = 32_767;
