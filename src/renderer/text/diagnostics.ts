import { textsOf } from '../../shared/i18n/texts';

/** Words of the diagnostics page. */
export const diagnosticsText = textsOf('diagnostics');
