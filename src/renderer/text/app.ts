import { textsOf } from '../../shared/i18n/texts';

/** Words of the window as a whole: header, notices, errors, the views without a form. */
export const appText = textsOf('app');
