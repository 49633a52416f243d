import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { QueryView } from '../../shared/state';
import { latencyWords, withheldCount, withheldLabel, withheldWords } from '../text/query';

interface Props {
  readonly query: QueryView;
}

/** The question above its cards, and on demand why some of its results were withheld. */
export function GroupHeader({ query }: Props): ReactNode {
  const [phase, setPhase] = useState<'closed' | 'open'>('closed');
  const panelId = useId();
  const withheld = withheldCount(query.dropped);
  return (
    <div className="group-header">
      <h2 title={query.text}>{query.text}</h2>
      {withheld > 0 && (
        <Button
          className="button group-withheld"
          aria-expanded={phase === 'open'}
          aria-controls={panelId}
          onPress={() => setPhase(phase === 'open' ? 'closed' : 'open')}
        >
          {withheldLabel(withheld)}
          <ChevronDown size={12} aria-hidden />
        </Button>
      )}
      <p id={panelId} className="group-reasons" hidden={phase === 'closed'}>
        {withheldWords(query.dropped, query.confidenceThreshold)}
        {query.latencyMs !== null && `; ${latencyWords(query.latencyMs)}`}
      </p>
    </div>
  );
}
