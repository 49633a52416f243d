import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import { FieldProblem } from '../../ui/field-problem';
import type { SettingControlProps } from './setting-row';

/** A setting that is on or off. */
export function SwitchSetting({ info, value, hold, changing, note }: SettingControlProps<boolean>): ReactNode {
  return (
    <SwitchField
      className="field"
      isSelected={value}
      isDisabled={hold === 'locked'}
      isInvalid={changing.problem !== null}
      validationBehavior="aria"
      onChange={(next) => changing.change(next)}
    >
      <SwitchButton className="switch">
        <span className="field-label">{info.label}</span>
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
      </SwitchButton>
      <Text slot="description" elementType="div" className="field-help setting-note">
        {note}
      </Text>
      <FieldProblem problem={changing.problem} />
    </SwitchField>
  );
}
