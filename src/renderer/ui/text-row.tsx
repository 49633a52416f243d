import type { ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { FieldProblem } from './field-problem';
import { LockMark } from './lock-mark';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hold: 'free' | 'locked' | 'busy';
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly help?: ReactNode;
}

/** A line of text with its label, and below it what is wrong, else who set it, else help. */
export function TextRow({ label, value, hold, problem, onChange, onBlur, placeholder, help }: Props): ReactNode {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isReadOnly={hold === 'locked'}
      isDisabled={hold === 'busy'}
      isInvalid={problem !== null}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
      {...(onBlur !== undefined && { onBlur })}
    >
      <Label className="field-label">{label}</Label>
      <Input className="input" {...(placeholder !== undefined && { placeholder })} />
      {hold === 'locked' ? <LockMark /> : help}
      <FieldProblem problem={problem} />
    </TextField>
  );
}
