import { useId, type ReactNode, type RefObject } from 'react';
import { FieldProblem } from '../../ui/field-problem';
import { signInText } from '../../text/sign-in';

interface Props {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly phase: 'first' | 'again' | 'kept' | 'busy';
  readonly problem: string | null;
  readonly onEdit: () => void;
}

/**
 * The client secret's input. It is not a field of React Aria, whose fields keep what is typed in state: here the
 * secret is in the input alone until the form takes it and empties the input.
 */
export function SecretField({ inputRef, phase, problem, onEdit }: Props): ReactNode {
  const id = useId();
  const helpId = useId();
  const problemId = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {signInText.clientSecret}
      </label>
      <input
        id={id}
        ref={inputRef}
        className="input"
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={1_000}
        disabled={phase === 'busy'}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? helpId : `${problemId} ${helpId}`}
        onInput={onEdit}
      />
      <p className="field-help" id={helpId}>
        {phase === 'again' ? signInText.clientSecretAgain : phase === 'kept' ? signInText.clientSecretKept : signInText.clientSecretHelp}
      </p>
      <div id={problemId}>
        <FieldProblem problem={problem} />
      </div>
    </div>
  );
}
