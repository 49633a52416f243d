import type { WebContents } from 'electron';
import type { Log } from '../../diagnostics/log';
import { isPageAddress } from '../page/page-address';

/** Nothing leads out of our own page, whichever window it is in: no navigation, no new window, no embedded page, no call. */
export function confineContents(contents: WebContents, log: Log): void {
  // Without it a page could send what it likes to any address, as the search for a way to another computer.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    // Loading itself anew is what the window's own "Reload" does.
    if (isPageAddress(url)) return;
    event.preventDefault();
    log.warn('navigation denied');
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
