import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import { FieldProblem } from '../../ui/field-problem';
import { choiceWords } from '../../text/settings';
import type { SettingControlProps } from './setting-row';

interface Props extends SettingControlProps<string> {
  readonly options: readonly string[];
}

/** A setting that is one of a few words. */
export function ChoiceSetting({ info, value, hold, changing, note, options }: Props): ReactNode {
  return (
    <Select
      className="field setting-line"
      value={value}
      onChange={(next) => typeof next === 'string' && changing.change(next)}
      isDisabled={hold === 'locked'}
      isInvalid={changing.problem !== null}
      validationBehavior="aria"
    >
      <Label className="field-label">{info.label}</Label>
      <Button className="button button-outline select">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Text slot="description" elementType="div" className="field-help setting-note">
        {note}
      </Text>
      <FieldProblem problem={changing.problem} />
      <Popover className="popover" offset={4}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option} id={option} className="option">
              {choiceWords(info.path, option)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
