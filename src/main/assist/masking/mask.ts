import { maskedKindSchema, type MaskedKind, type MaskedPart } from '../../../shared/domain/knowledge';
import { blanked, inOrder, replaced, type Find, type Finder } from './finds';
import { findBankAccounts } from './kinds/bank-accounts';
import { findBirthDates } from './kinds/birth-dates';
import { findCardDetails } from './kinds/card-details';
import { findCards } from './kinds/cards';
import { findEmails } from './kinds/emails';
import { findIbans } from './kinds/ibans';
import { findNationalIds } from './kinds/national-ids';
import { findNationalInsurance } from './kinds/nino';
import { findDocuments } from './kinds/passports';
import { findPhones } from './kinds/phones';
import { findSpokenEmails } from './kinds/spoken-emails';
import { findUsIds } from './kinds/us-ids';
import { Naming } from './naming';
import { NumberingRules } from './numbering-rules';
import { legible } from './reading/legible';
import { spoken } from './reading/spoken';
import { neighboursOf, regionsOf } from './region';
import { standInFor, standInsIn } from './stand-ins';

export interface Masked {
  readonly text: string;
  /** Where the stand-ins are in `text`, in order; those that stood there before are among them. */
  readonly masked: readonly MaskedPart[];
  readonly counts: Readonly<Partial<Record<MaskedKind, number>>>;
}

export interface MaskingOptions {
  /** Whose telephone numbers are known without a country code, such as "US"; undefined: nobody's but those of the text's script. */
  readonly region: string | undefined;
  /** What is masked; all kinds where it isn't said. */
  readonly kinds?: readonly MaskedKind[];
}

/**
 * Puts stand-ins for personal data of the kinds asked for. Pure; masking a question twice is masking it once. Takes about a millisecond
 * for a question, and time in proportion to the text whatever it is.
 */
export function maskPersonalData(text: string, { region, kinds = maskedKindSchema.options }: MaskingOptions): Masked {
  const rules = new NumberingRules([...(region === undefined ? [] : [region]), ...regionsOf(text)], region === undefined ? [] : neighboursOf(region));
  const wanted = new Set(kinds);
  let masked = text;
  // What is left when something went may be something by itself. Seldom more than twice, each time with fewer digits.
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const finds = found(masked, rules).filter(({ kind }) => wanted.has(kind));
    if (finds.length === 0) break;
    masked = replaced(masked, finds, ({ kind }) => standInFor(kind));
  }
  const parts = standInsIn(masked);
  return { text: masked, masked: parts, counts: countsOf(parts) };
}

const mostPasses = 20;

/** The most telling shape first: what it takes is gone for those that follow. */
const finders: readonly Finder[] = [
  findEmails,
  findSpokenEmails,
  findIbans,
  findNationalIds,
  findUsIds,
  findNationalInsurance,
  findCards,
  findCardDetails,
  findBirthDates,
  findDocuments,
  findBankAccounts,
  findPhones,
];

/** Finds in the order of the text, none of which overlap: written addresses, what was said, then what is left as written. */
function found(text: string, rules: NumberingRules): readonly Find[] {
  if (!worthALook.test(text)) return [];
  const written = legible(text);
  const standing = standInsIn(written.text);
  const seen = blanked(written.text, standing);
  const addresses = search(seen, [findEmails], rules, standing);
  const rest = blanked(seen, addresses);
  const asSaid = spoken(rest);
  const saidFinds = asSaid.text === rest ? [] : inOrder(search(asSaid.text, finders, rules, []).map(asSaid.placeOf));
  const asWritten = search(blanked(rest, saidFinds), finders, rules, [...standing, ...saidFinds]);
  return [...addresses, ...saidFinds, ...asWritten].map(written.placeOf).sort((a, b) => a.start - b.start);
}

/** `known` is what was found or masked before, and is NUL characters in the text. */
function search(text: string, by: readonly Finder[], rules: NumberingRules, known: readonly Find[]): readonly Find[] {
  const finds: Find[] = [];
  let cards = known.filter(({ kind }) => kind === 'card');
  let rest = text;
  let naming = new Naming(rest);
  for (const find of by) {
    const more = find({ text: rest, naming, rules, cards });
    if (more.length === 0) continue;
    finds.push(...more);
    cards = [...cards, ...more.filter(({ kind }) => kind === 'card')];
    rest = blanked(rest, more);
    naming = naming.in(rest);
  }
  return finds.sort((a, b) => a.start - b.start);
}

/** Nothing is masked that has no digit, @ or sign for one, and no word of a number or an @. */
const worthALook = /[\p{N}@＠﹫\p{L}]/u;

function countsOf(parts: readonly MaskedPart[]): Masked['counts'] {
  const counts: Partial<Record<MaskedKind, number>> = {};
  for (const { kind } of parts) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
