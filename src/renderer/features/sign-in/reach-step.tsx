import type { ReactNode, SubmitEvent } from 'react';
import { Button } from 'react-aria-components';
import { TextRow } from '../../ui/text-row';
import { signInText } from '../../text/sign-in';

interface Props {
  readonly orgUrl: string;
  readonly hold: 'free' | 'locked';
  readonly problem: string | null;
  readonly onChange: (orgUrl: string) => void;
  readonly onNext: () => void;
}

/** How Genesys is reached: by which way, and where. */
export function ReachStep({ orgUrl, hold, problem, onChange, onNext }: Props): ReactNode {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onNext();
  };
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate autoComplete="off">
      <dl className="sign-in-way">
        <dt>{signInText.way}</dt>
        <dd>{signInText.wayRealtime}</dd>
        <dd className="field-help">{signInText.wayOther}</dd>
      </dl>
      <TextRow
        label={signInText.orgUrl}
        value={orgUrl}
        placeholder={signInText.orgUrlExample}
        hold={hold}
        problem={problem}
        onChange={onChange}
        help={<p className="field-help">{signInText.orgUrlHelp}</p>}
      />
      <Button type="submit" className="button button-solid button-large">
        {signInText.next}
      </Button>
    </form>
  );
}
