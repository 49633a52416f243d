import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { nowMinutes, type Insights } from '../../../shared/contract/insights';
import { insightsText } from '../../text/insights';
import { translator } from '../../../shared/i18n/current';

export type Span = 'now' | 'today';

interface Props {
  readonly span: Span;
  readonly insights: Insights;
  readonly onSpan: (span: Span) => void;
}

const minuteMs = 60_000;

/** Now or today, and from when to when that is. */
export function SpanSwitch({ span, insights, onSpan }: Props): ReactNode {
  const { at, todaySince } = insights;
  const nowSince = Math.max(todaySince, Math.floor(at / minuteMs - nowMinutes + 1) * minuteMs);
  return (
    <div className="span-switch">
      <ToggleButtonGroup
        className="segments"
        aria-label={insightsText.span}
        disallowEmptySelection
        selectedKeys={[span]}
        onSelectionChange={([key]) => onSpan(key === 'now' ? 'now' : 'today')}
      >
        <ToggleButton id="now" className="button segment">
          {insightsText.now}
        </ToggleButton>
        <ToggleButton id="today" className="button segment">
          {insightsText.today}
        </ToggleButton>
      </ToggleButtonGroup>
      <p className="insights-note">{span === 'now' ? translator().formats.times(Math.min(nowSince, at), at) : insightsText.since({ time: translator().formats.time(todaySince) })}</p>
    </div>
  );
}
