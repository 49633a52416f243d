import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { appText } from '../text/app';
import { useFocusKept } from './use-focus-kept';

interface Props {
  readonly title: string;
  /** Where the focus is when the page opens: on the way back, or on something of the page's own. */
  readonly focus: 'back' | 'own';
  readonly onBack: () => void;
}

/** The head of a page that a button opened: the way back, and where one is. */
export function PageHead({ title, focus, onBack }: Props): ReactNode {
  const back = useRef<HTMLButtonElement>(null);
  useFocusKept(back);
  useEffect(() => {
    if (focus === 'back') back.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <header className="page-head">
      <Button ref={back} className="button" onPress={onBack}>
        <ArrowLeft size={16} aria-hidden />
        {appText.back}
      </Button>
      <h1>{title}</h1>
    </header>
  );
}
