import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Group, Input, Label, NumberField, Text } from 'react-aria-components';
import { FieldProblem } from '../../ui/field-problem';
import { settingsText } from '../../text/settings';
import type { SettingControlProps } from './setting-row';
import { useTyped } from './use-typed';

interface Props extends SettingControlProps<number> {
  readonly bounds: { readonly min: number; readonly max: number; readonly step: number };
}

/** A setting that is a number. A number out of bounds is said to be so, not quietly changed. */
export function NumberSetting({ info, value, hold, changing, note, bounds }: Props): ReactNode {
  const { min, max, step } = bounds;
  /** What was entered but not taken. */
  const [entered, setEntered] = useTyped<number>(value);
  const enter = (next: number): void => {
    setEntered(next);
    if (Number.isNaN(next)) changing.setProblem(settingsText.notANumber);
    else if (next < min || next > max) {
      changing.setProblem(settingsText.numberBounds({ min, max }));
    } else changing.change(next, () => setEntered(null));
  };
  return (
    <NumberField
      className="field setting-line"
      value={entered ?? value}
      onChange={enter}
      minValue={min}
      maxValue={max}
      step={step}
      commitBehavior="validate"
      validationBehavior="aria"
      formatOptions={{ maximumFractionDigits: 2 }}
      isInvalid={changing.problem !== null}
      isReadOnly={hold === 'locked'}
    >
      <Label className="field-label">{info.label}</Label>
      <Group className="field-group number-group">
        {hold === 'free' && (
          <Button slot="decrement" className="button button-icon">
            <Minus size={14} aria-hidden />
          </Button>
        )}
        <Input className="input" />
        {hold === 'free' && (
          <Button slot="increment" className="button button-icon">
            <Plus size={14} aria-hidden />
          </Button>
        )}
      </Group>
      <Text slot="description" elementType="div" className="field-help setting-note">
        {note}
      </Text>
      <FieldProblem problem={changing.problem} />
    </NumberField>
  );
}
