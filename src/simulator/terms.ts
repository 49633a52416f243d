/**
 * Splits text into index terms: lower-cased, accents folded, without words that carry no topic,
 * with plural, -ing, -ed and -ment endings taken off. The index and the query go through the same
 * function, so a stem only has to be the same on both sides, not a word of the dictionary.
 */
export function termsOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => termOf(word) ?? []);
}

/** The words of a text as written, in order. "don’t" is one word. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu) ?? [];
}

/** The index term of one word, or null for a word that carries no topic. */
export function termOf(word: string): string | null {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '');
  if (plain.length < 2 || STOP_WORDS.has(plain)) return null;
  const singular = withoutPlural(plain);
  const stem = endingless(withoutSuffix(SAME_AS.get(plain) ?? SAME_AS.get(singular) ?? singular));
  return SAME_STEM.get(stem) ?? stem;
}

function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ch|sh|x|z|ss)es$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutSuffix(word: string): string {
  for (const suffix of ['ing', 'ed', 'ment']) {
    if (!word.endsWith(suffix) || word.endsWith('eed')) continue;
    const stem = word.slice(0, -suffix.length);
    if (stem.length >= 2 && /[aeiouy]/u.test(stem)) return stem;
  }
  return word;
}

/** "charge" and "charging", "cancel" and "cancelled" end alike once the e and the double letter go. */
function endingless(word: string): string {
  const short = word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
  return short.length > 3 ? short.replace(/([^aeiou\d])\1$/u, '$1') : short;
}

/** Words that customers and authors use for one thing, and forms no ending rule reaches. */
const SAME_AS = new Map(
  Object.entries({
    package: 'parcel',
    packet: 'parcel',
    shipping: 'delivery',
    shipment: 'delivery',
    shipped: 'delivery',
    ship: 'delivery',
    deliver: 'delivery',
    delivered: 'delivery',
    delivering: 'delivery',
    cancellation: 'cancel',
    paid: 'pay',
    bought: 'buy',
    purchase: 'buy',
    purchased: 'buy',
    sent: 'send',
    broke: 'broken',
    break: 'broken',
    tore: 'torn',
    tear: 'torn',
    lost: 'lose',
    missing: 'lose',
    faulty: 'fault',
    defective: 'fault',
    defect: 'fault',
    damage: 'damaged',
    expiry: 'expire',
    arrival: 'arrive',
    courier: 'carrier',
    postage: 'post',
    discounted: 'discount',
    coupon: 'voucher',
    promo: 'promotion',
    membership: 'member',
    phone: 'telephone',
    mobile: 'telephone',
    log: 'signin',
    login: 'signin',
    logged: 'signin',
    logging: 'signin',
    sign: 'signin',
    signed: 'signin',
    signing: 'signin',
    colour: 'color',
  }),
);

const SAME_STEM = new Map([['deliveri', 'delivery']]);

/** Function words, and what people say on the telephone while they think. */
const STOP_WORDS = new Set(
  `a about after again all also although always am an and any anybody anyone anything anyway are arent as at
  be because been before being both but by can cant cannot could couldnt did didnt do does doesnt doing done dont
  down during each either else even ever every everything few for from further had hadnt has hasnt have havent
  having he her here hers him his how however i id if ill im in into is isnt it itd itll its itself ive just
  let lets ll may maybe me might more most much must my myself neither no nor not of off on once one only onto or
  other our ours out over own per quite rather re same shall she should shouldnt since so some someone something
  somewhere still such than that thats the their theirs them then there theres these they theyd theyll theyre
  theyve this those though through till to too um uh er erm hmm until up upon us ve very was wasnt we wed well
  were werent weve what whatever whats when where whether which while who whom whose why will with within without
  wont would wouldnt yes yeah yep yet you youd youll your youre yours yourself youve
  ago back call hold last minute moment month repeat second speak talk today week weeks year yesterday
  actually afraid ah ahead already alright apparently basically bit bye cheers come comes coming definitely
  exactly fine fair find found get gets getting give given go goes going gone gonna good goodbye got great guess
  happen happened happening happens hello help hey hi honestly hoping i'd idea kind kinda know like literally look
  looking lovely made make mean mind morning afternoon evening need needs never nice nope now obviously oh ok okay
  perfect perhaps please possible pretty probably problem put question quick quickly really reckon right said
  saw say saying says see seem seems sent shame sort sorry sounds stuff suppose sure take takes tell thank thanks
  thanking thing things think thought told took totally tried try trying understand use want wanted wanting wants
  way wish wonder wondering work works`
    .split(/\s+/u)
    .filter((word) => word !== 'sent'),
);
