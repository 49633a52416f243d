/** What customers ask in the gallery. */
export const questions = [
  'Can I return opened headphones after two weeks?',
  'My parcel says delivered but it is not here',
  'Which coffee machine has a milk frother under 300?',
  'The voucher code is refused at checkout',
  'How long is the warranty on the standing lamp, and does it cover the shade?',
] as const;

interface Article {
  readonly title: string;
  readonly snippet: string;
  readonly confidence: number;
  readonly days: number;
  readonly source: string;
}

/** What the gallery's knowledge bases know. */
export const articles: readonly [Article, ...Article[]] = [
  {
    title: 'Returning opened electronics',
    snippet:
      'Opened headphones and other in-ear devices may be returned within 30 days if the hygiene seal is intact. If the seal is broken, offer a repair or an exchange under warranty instead; a refund needs a team lead’s approval.',
    confidence: 0.94,
    days: 12,
    source: 'help.northwind.example.com › Returns',
  },
  {
    title: 'Return periods at a glance',
    snippet: 'Most articles: 30 days from delivery. Mattresses and large furniture: 100 days. Clearance goods: 14 days, in store only.',
    confidence: 0.86,
    days: 1,
    source: 'help.northwind.example.com › Returns',
  },
  {
    title: 'Refund to the original means of payment',
    snippet:
      'Refunds go back the way the customer paid, within five working days of the parcel reaching the warehouse. Gift cards are refunded as a new gift card, sent by e-mail.',
    confidence: 0.77,
    days: 64,
    source: 'help.northwind.example.com › Payments',
  },
  {
    title: 'Parcel marked delivered but missing',
    snippet:
      'Ask the customer to look with neighbours and at the safe place named in the order. After two working days open a trace with the carrier and send a replacement at once for orders under 150.',
    confidence: 0.92,
    days: 0,
    source: 'help.northwind.example.com › Delivery',
  },
  {
    title: 'Opening a carrier trace',
    snippet: 'Use the order number without its dash. The carrier answers within three working days.',
    confidence: 0.79,
    days: 33,
    source: 'kb-delivery',
  },
  {
    title: 'Voucher codes: why one is refused',
    snippet: 'Codes are for one use, from a minimum order of 40, and never for gift cards. Ask for the exact message at checkout.',
    confidence: 0.88,
    days: 5,
    source: 'help.northwind.example.com › Promotions',
  },
  {
    title: 'Coffee machines with a milk system',
    snippet: 'The Alba 2 and the Corto S have a frother; the Alba 1 has none. Only the Corto S can be descaled without tools.',
    confidence: 0.81,
    days: 21,
    source: 'help.northwind.example.com › Products',
  },
  {
    title: 'Warranty on lamps',
    snippet: 'Two years on the electrics, none on shades and bulbs.',
    confidence: 0.9,
    days: 47,
    source: 'kb-products',
  },
];

/** Texts that a layout must bear. */
export const long = {
  host: 'customer-experience-operations-emea.northwind-trading-company.example.com',
  url: 'https://help.northwind.example.com/en-gb/articles/returns-and-refunds/opened-electronics?ref=agent-desk',
  word: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
  text: 'I ordered the standing lamp with the walnut foot and the linen shade on the second of last month, it came on the ninth with a dent in the foot, your colleague promised a replacement foot, then a whole lamp came in the wrong colour, and now I want to know which of the two I send back. ',
} as const;
