import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useContext, useEffect, type ReactNode } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateFieldStateContext,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Label,
  Popover,
  type DateSegmentProps,
} from 'react-aria-components';
import './day-field.css';

/** What stands in the field: nothing, a day (`2026-02-03`), or a part of one, which means none yet. */
export type DayEntry = { readonly kind: 'empty' } | { readonly kind: 'partial' } | { readonly kind: 'day'; readonly day: string };

interface Props {
  readonly label: string;
  readonly busy: boolean;
  readonly onChange: (entry: DayEntry) => void;
}

/** A day, typed part by part as the agent's language orders them, or taken from a calendar. The browser's own field would be in the system's language. */
export function DayField({ label, busy, onChange }: Props): ReactNode {
  return (
    <DatePicker className="field" granularity="day" shouldForceLeadingZeros isDisabled={busy}>
      <Label className="field-help">{label}</Label>
      <Group className="field-group day-group">
        <DateInput className="day-input">{(segment) => <Part segment={segment} onChange={onChange} />}</DateInput>
        <Button className="button button-icon">
          <CalendarDays size={16} aria-hidden />
        </Button>
      </Group>
      <Popover className="popover" offset={4}>
        <Dialog className="day-dialog">
          <Calendar>
            <div className="day-head">
              <Button slot="previous" className="button button-icon">
                <ChevronLeft size={16} aria-hidden />
              </Button>
              <CalendarHeading className="day-month" />
              <Button slot="next" className="button button-icon">
                <ChevronRight size={16} aria-hidden />
              </Button>
            </div>
            <CalendarGrid className="day-grid">{(date) => <CalendarCell className="day-cell" date={date} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

/** One part of the day. It tells what stands in the whole field: a day that lacks its year is no change to anybody else. */
function Part({ segment, onChange }: Pick<DateSegmentProps, 'segment'> & Pick<Props, 'onChange'>): ReactNode {
  const field = useContext(DateFieldStateContext);
  const given = field?.segments.filter(({ isEditable }) => isEditable).map(({ isPlaceholder }) => !isPlaceholder) ?? [];
  const kind = given.every(Boolean) ? 'day' : given.some(Boolean) ? 'partial' : 'empty';
  const day = field?.value?.toString() ?? null;
  useEffect(() => {
    if (segment.type === 'day') onChange(kind === 'day' && day !== null ? { kind, day } : { kind: kind === 'day' ? 'partial' : kind });
  }, [segment.type, kind, day, onChange]);
  return <DateSegment className="day-part" segment={segment} />;
}
