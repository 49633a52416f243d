import { textsOf } from '../../shared/i18n/texts';

/** What a card says of what can be done with it. */
export const cardText = textsOf('card');
