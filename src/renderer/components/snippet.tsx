import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { suggestionText } from '../text/suggestion';

interface Props {
  readonly text: string;
}

/** A text cut to three lines, with a button for the rest where there is more. */
export function Snippet({ text }: Props): ReactNode {
  const ref = useRef<HTMLParagraphElement>(null);
  const [fit, setFit] = useState<'whole' | 'cut' | 'expanded'>('whole');

  useEffect(() => {
    const paragraph = ref.current;
    if (paragraph === null) return undefined;
    const measure = (): void =>
      setFit((now) => {
        if (now === 'expanded') return now;
        return paragraph.scrollHeight > paragraph.clientHeight + 1 ? 'cut' : 'whole';
      });
    const observer = new ResizeObserver(measure);
    observer.observe(paragraph);
    return () => observer.disconnect();
  }, [text]);

  return (
    <div className="snippet-frame">
      <p ref={ref} className="snippet" data-fit={fit}>
        {text}
      </p>
      {fit !== 'whole' && (
        <Button
          className="snippet-more"
          aria-expanded={fit === 'expanded'}
          onPress={() => setFit(fit === 'expanded' ? 'cut' : 'expanded')}
        >
          {fit === 'expanded' ? suggestionText.less : suggestionText.more}
        </Button>
      )}
    </div>
  );
}
