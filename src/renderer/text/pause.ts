import { textsOf } from '../../shared/i18n/texts';

/** Words of the pause, which are those of the tray’s menu. */
export const pauseText = textsOf('tray');
