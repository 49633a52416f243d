import { inOrder, type Find, type Reading } from '../finds';
import { placesOf, shapeOf, times } from './shapes';

/**
 * Sort codes, routing numbers and account numbers without an IBAN, which only their names tell: of a bank for certain, or of
 * an account where the text speaks of a bank. Spain's CCC and France's RIB among them.
 */
export function findBankAccounts(reading: Reading): readonly Find[] {
  const { text, naming } = reading;
  if (!naming.has('bank')) return [];
  const finds: Find[] = [];
  for (const { start, end, compact } of placesOf(reading, digits)) {
    if (compact.length < fewest || compact.length > most) continue;
    const named = naming.isNamed('bank', start, end) || (naming.before(start) !== 'reference' && naming.isNear('bank', start, 4));
    const inBank = naming.has('bank') && (naming.isNamed('account', start, end) || naming.isNear('account', start, 3));
    const last = finds.at(-1);
    // "12-34-56 12345678", "Agência 1234 conta 12345-6": the account behind a code.
    const follows = last !== undefined && /^[ ,;/]{1,3}(?:(?:and|acc(?:oun)?t|conta|konto|a\/c|number|nr|no|und|e|und)[ .:,]{0,2}){0,3}$/iu.test(text.slice(last.end, start));
    if (named || inBank || follows) finds.push({ kind: 'bank-account', start, end });
  }
  return inOrder(finds);
}

const fewest = 4;
const most = 23;
/** Digits, or a French RIB, whose account may have letters. */
const digits = shapeOf(`${times(5)}[ -]?${times(5)}[ -]?[0-9a-z]{11}[ -]?${times(2)}|\\d{1,3}(?:, \\d{1,3}){1,6}|${times(4)}(?:[ .\\-/]{0,2}[\\dx]){0,19}`);
