import { useState, type ReactNode } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { FieldProblem } from '../../components/field-problem';
import type { SettingControlProps } from './setting-row';

/** A setting that is a line of text; sent on Enter and when the focus leaves. */
export function TextSetting({ info, value, hold, changing, note }: SettingControlProps<string>): ReactNode {
  /** What is typed but not taken. */
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed === null || typed === value) setTyped(null);
    else changing.change(typed, () => setTyped(null));
  };
  return (
    <TextField
      className="field setting-line"
      value={typed ?? value}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
      isReadOnly={hold === 'locked'}
      isInvalid={changing.problem !== null}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
    >
      <Label className="field-label">{info.label}</Label>
      <Input className="input" />
      <Text slot="description" elementType="div" className="field-help setting-note">
        {note}
      </Text>
      <FieldProblem problem={changing.problem} />
    </TextField>
  );
}
