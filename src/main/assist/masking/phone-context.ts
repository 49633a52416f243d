/** What the words beside a number say it is; null where they don't. */
export type CalledBy = 'phone' | 'perhaps-phone' | 'something-else' | null;

/**
 * What a number is by what stands beside it. "Order 3348917502" is not a telephone number, though one could be
 * written like that; "call me on 3348917502" is one.
 * @param start,end where the number is in the text
 */
export function whatItIsCalled(text: string, start: number, end: number): CalledBy {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const words = wordsOf(before.split(clauseEnd).at(-1) ?? '');
  const name = nameBefore(words);
  if (name !== null) return name;
  if (words.slice(-nearWords).some((word) => phoneWords.has(word))) return 'perhaps-phone';
  if (gluedBefore.test(before) || gluedAfter.test(after)) return 'something-else';
  if (amountBefore.test(before) || amountAfter.test(after)) return 'something-else';
  const naming = namingAfter.exec(after)?.[0];
  return naming !== undefined && wordsOf(naming).some(isNameOfSomethingElse) ? 'something-else' : null;
}

const reach = 60;
const nearWords = 6;
/** The end of a sentence, or of something masked; a colon is none, nor is the stop of "no. 5". */
const clauseEnd = /[!?;\]\0]|(?<!\b\p{L}{1,4})\. /u;

/** A letter or digit at its side, or a code's hyphen between. */
const gluedBefore = /(?:[\p{L}\p{N}_=]|[\p{L}\p{N}_][-./])$/u;
const gluedAfter = /^(?:[\p{L}_]|[,:.]\d|[-/][\p{L}\p{N}])/u;
const amountBefore = /(?:\p{Sc}|\b(?:EUR|USD|GBP|CHF)) ?$/iu;
const amountAfter = /^ ?(?:\p{Sc}|%|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b)/iu;
const namingAfter = /^[,)]? (?:is|was|as|ist|est|es|è) (?:\p{L}+[ ']){0,3}\p{L}+/u;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+|#|№/gu) ?? [];
}

/**
 * The last word that isn't just "number" or "is" names it, a person's only with "number" after it. Past "on" and "at"
 * only a telephone is meant: "call me on", but not "my order on".
 */
function nameBefore(words: readonly string[]): 'phone' | 'something-else' | null {
  let numbered = false;
  let reached = false;
  for (const word of [...words].reverse()) {
    if (phoneWords.has(word)) return 'phone';
    if (reachWords.has(word)) reached = true;
    else if (reached) return null;
    else if (identifierWords.has(word)) return 'something-else';
    else if (numberWords.has(word)) numbered = true;
    else if (!linkWords.has(word)) return isNameOfSomethingElse(word) || (numbered && ownerWords.has(word)) ? 'something-else' : null;
  }
  return null;
}

function isNameOfSomethingElse(word: string): boolean {
  return namesOfSomethingElse.has(word) || (/(?:nummer|nr)$/u.test(word) && word.length > 6 && !phoneWords.has(word));
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const linkWords = wordSet('is was are the a my our your it s ist est es è und and');
const reachWords = wordSet('me us him her them on at under via mich uns auf unter moi nous au al sur');
const numberWords = wordSet('number numbers no nos nr num code codes № nummer numéro número numero');
const identifierWords = wordSet('id ids #');
const ownerWords = wordSet('customer client member membership account user person employee agent kunde client cliente compte konto');

const namesOfSomethingElse = wordSet(`order orders ordered invoice invoices receipt reference ref tracking track parcel parcels package
  packages shipment consignment ticket case booking reservation serial article item sku model product ean gtin upc isbn barcode
  voucher coupon zip postcode postal policy contract claim quote transaction batch part version build purchase po rma
  return refund payment username pin imei vat tax
  bestellung auftrag rechnung sendung artikel vorgang vertrag commande facture référence suivi dossier contrat colis
  pedido factura referencia ordine fattura spedizione bestelling factuur pakket encomenda fatura`);

const phoneWords = wordSet(`phone phones telephone tel telephones mobile mob cell cellphone call calls called calling caller ring text sms
  whatsapp fax contact reach dial landline
  telefon telefonnummer handy handynummer mobil mobilnummer rufnummer anrufen téléphone portable appeler appelez teléfono
  móvil llamar llámame telefono cellulare chiamare telefoon telefoonnummer mobiel bellen telefone telemóvel celular ligar`);
