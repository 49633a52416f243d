import { Link } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { cardText } from '../../../text/card';
import { openingWords, type ArticleOpening } from './use-article-opening';
import './opening-line.css';

interface Props {
  readonly opening: ArticleOpening;
}

/** That an article is being opened, or was not, with its address to be copied instead. */
export function OpeningLine({ opening: { stand, copyAddress } }: Props): ReactNode {
  if (stand === null) return null;
  return (
    <div className="opening-line" data-phase={stand.phase}>
      <p role={stand.phase === 'unopened' ? 'alert' : undefined}>{openingWords(stand)}</p>
      {stand.phase !== 'copied' && (
        <Button className="button button-outline" onPress={copyAddress}>
          <Link size={14} aria-hidden />
          {cardText.copyAddress}
        </Button>
      )}
    </div>
  );
}
