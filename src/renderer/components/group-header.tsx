import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { QueryView } from '../../shared/state';
import { latencyWords, maskedLabel, maskedWords, withheldCount, withheldLabel, withheldWords } from '../text/query';
import { MaskedText } from './masked-text';

interface Props {
  readonly query: QueryView;
}

/** The question above its cards, and on demand why some of its results were withheld and what was masked in it. */
export function GroupHeader({ query }: Props): ReactNode {
  const [phase, setPhase] = useState<'closed' | 'open'>('closed');
  const panelId = useId();
  const withheld = withheldCount(query.dropped);
  const masked = maskedWords(query);
  const labels = [...(withheld > 0 ? [withheldLabel(withheld)] : []), ...(masked === null ? [] : [maskedLabel(query.masked.length)])];
  return (
    <div className="group-header">
      <h2 title={query.text}>
        <MaskedText query={query} />
      </h2>
      {labels.length > 0 && (
        <Button
          className="button group-withheld"
          aria-expanded={phase === 'open'}
          aria-controls={panelId}
          onPress={() => setPhase(phase === 'open' ? 'closed' : 'open')}
        >
          {labels.join(' · ')}
          <ChevronDown size={12} aria-hidden />
        </Button>
      )}
      <p id={panelId} className="group-reasons" hidden={phase === 'closed'}>
        {withheld > 0 && withheldWords(query.dropped, query.confidenceThreshold)}
        {withheld > 0 && query.latencyMs !== null && `; ${latencyWords(query.latencyMs)}`}
        {masked !== null && <span className="group-masked">{masked}</span>}
      </p>
    </div>
  );
}
