import { textsOf } from '../../shared/i18n/texts';

/** What the desktop doesn’t give, and what stands in the window’s place while the screen is locked. */
export const surroundingsText = textsOf('surroundings');
