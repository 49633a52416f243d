import { app } from 'electron';
import { parseDeepLink } from './deep-link';
import { LinkArrivals } from './link-arrivals';
import { RateLimit } from '../../shared/contract/limits/rate';
import { readSecondStart } from './start-arguments';

/** What is read at all: more than `Links` follows, which tells the agent of what is too much. */
const readRate = { burst: 40, perSecond: 1, perHour: null };

export interface WatchedLinks {
  /** Milliseconds on a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Told of each start and link that is not even read. */
  readonly refused: (what: 'link') => void;
}

/** Hears of every link the system hands over from now on; must be called before the app is ready. */
export function watchLinks(argv: readonly string[], { elapsed, refused }: WatchedLinks): LinkArrivals {
  const arrivals = new LinkArrivals(argv);
  const limit = new RateLimit(readRate, elapsed);
  const mayRead = (): boolean => {
    const may = limit.take();
    if (!may) refused('link');
    return may;
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (mayRead()) arrivals.arrived(parseDeepLink(url));
  });
  app.on('second-instance', (_event, second) => {
    if (!mayRead()) return;
    const { link } = readSecondStart(second);
    if (link !== null) arrivals.arrived(link);
  });
  return arrivals;
}
