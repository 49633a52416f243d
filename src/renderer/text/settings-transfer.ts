import { textsOf } from '../../shared/i18n/texts';

/** Words about settings as a whole: taking them along, bringing them in, putting them back. */
export const transferText = textsOf('settingsTransfer');
