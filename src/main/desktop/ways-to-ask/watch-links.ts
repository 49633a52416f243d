import { app } from 'electron';
import { parseDeepLink } from './deep-link';
import { LinkArrivals } from './link-arrivals';
import { readSecondStart } from './start-arguments';

/** Hears of every link the system hands over from now on; must be called before the app is ready. */
export function watchLinks(argv: readonly string[]): LinkArrivals {
  const arrivals = new LinkArrivals(argv);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    arrivals.arrived(parseDeepLink(url));
  });
  app.on('second-instance', (_event, second) => {
    const { link } = readSecondStart(second);
    if (link !== null) arrivals.arrived(link);
  });
  return arrivals;
}
