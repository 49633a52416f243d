import { textsOf } from '../../shared/i18n/texts';

/** What the tray’s menu says, too. */
export const trayText = textsOf('tray');
