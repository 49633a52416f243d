import type { ReactNode } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { FieldProblem } from '../../ui/field-problem';
import type { SettingControlProps } from './setting-row';
import { useTyped } from './use-typed';

/** A setting that is a line of text; sent on Enter and when the focus leaves. */
export function TextSetting({ info, value, hold, changing, note }: SettingControlProps<string>): ReactNode {
  /** What is typed but not taken. */
  const [typed, setTyped] = useTyped<string>(value);
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
      // Enter that ends a composed word (Japanese) isn’t meant for the setting.
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && commit()}
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
