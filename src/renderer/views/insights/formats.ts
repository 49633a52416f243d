import { insightsFormats } from '../../text/insights';

/** As the agent’s system writes numbers and times. */
export const formats = insightsFormats(navigator.language);
