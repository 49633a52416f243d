/** What an element does to the text around it. */
export type ElementKind =
  /** Begins and ends a line. */
  | 'block'
  /** A cell of a table: a blank parts it from the one before. */
  | 'cell'
  /** As it is written: its line ends are line ends. */
  | 'as-written'
  /** What is in it isn't read: code, pictures, what helps to pronounce a word. */
  | 'unread'
  /** Leaves no trace. */
  | 'inline';

/** The kind of an element of HTML by its name in lower case; undefined for what is none. */
export function elementKind(name: string): ElementKind | undefined {
  return kinds.get(name);
}

/** Whether what is in it is code, which is shown nowhere. */
export function hidesItsText(name: string): boolean {
  return name === 'script' || name === 'style';
}

const names: Readonly<Record<ElementKind, string>> = {
  block:
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p search section select summary table tbody tfoot thead tr ul',
  cell: 'td th',
  'as-written': 'listing pre textarea xmp',
  unread: 'audio canvas head iframe math noembed noframes object rp rt script style svg template video',
  inline:
    'a abbr acronym area b base basefont bdi bdo bgsound big blink button cite code col colgroup data datalist del dfn em embed font frame i image img input ins kbd label link map mark marquee meta meter nobr noscript output param picture progress q ruby s samp slot small source span strike strong sub sup time title track tt u var wbr',
};

const kinds: ReadonlyMap<string, ElementKind> = new Map(
  // Object.entries forgets what the keys are; they are written out above.
  (Object.entries(names) as [ElementKind, string][]).flatMap(([kind, all]) => all.split(' ').map((name) => [name, kind] as const)),
);
