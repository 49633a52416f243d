import { Plus, X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button, Group, Input, NumberField, TextField } from 'react-aria-components';
import type { KnowledgeSource } from '../../shared/knowledge';
import { sourcesText } from '../text/sign-in';
import { FieldProblem } from './field-problem';
import { LockMark } from './lock-mark';
import './knowledge-source-editor.css';

interface Props {
  readonly sources: readonly KnowledgeSource[];
  readonly hold: 'free' | 'locked' | 'busy';
  readonly problem: string | null;
  readonly onChange: (sources: readonly KnowledgeSource[]) => void;
  /** The agent is done with a change: the focus left, or a row was removed. */
  readonly onCommit?: (sources: readonly KnowledgeSource[]) => void;
}

const most = 20;
const lowestPriority = 10;

/** The knowledge bases that are asked, one a row, each with its priority. */
export function KnowledgeSourceEditor({ sources, hold, problem, onChange, onCommit }: Props): ReactNode {
  const helpId = useId();
  const rows = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  const free = hold === 'free';

  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    [...(rows.current?.querySelectorAll('.source') ?? [])].at(-1)?.querySelector('input')?.focus();
  }, [sources.length]);

  const change = (row: number, part: Partial<KnowledgeSource>): void =>
    onChange(sources.map((source, index) => (index === row ? { ...source, ...part } : source)));
  const add = (): void => {
    added.current = true;
    onChange([...sources, { knowledgeBaseId: '', priority: Math.min(lowestPriority, sources.length + 1) }]);
  };
  const remove = (row: number): void => {
    const rest = sources.filter((_, index) => index !== row);
    onChange(rest);
    onCommit?.(rest);
    rows.current?.querySelector<HTMLElement>('.source-add')?.focus();
  };

  return (
    <Group
      className="field"
      aria-label={sourcesText.label}
      aria-describedby={helpId}
      ref={rows}
      onBlur={(event) => {
        const leaves = event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget);
        if (leaves) onCommit?.(sources);
      }}
    >
      <div className="source-head" aria-hidden>
        <span className="field-label">{sourcesText.label}</span>
        {sources.length > 0 && (
          <span className="field-help" data-over={free ? 'removable' : 'fixed'}>
            {sourcesText.priorityHeading}
          </span>
        )}
      </div>
      {sources.length === 0 && <p className="field-help">{sourcesText.none}</p>}
      {sources.map((source, row) => (
        <div className="source" key={row}>
          <TextField
            aria-label={sourcesText.id(row + 1)}
            value={source.knowledgeBaseId}
            onChange={(knowledgeBaseId) => change(row, { knowledgeBaseId })}
            isReadOnly={hold === 'locked'}
            isDisabled={hold === 'busy'}
            isInvalid={problem !== null}
            validationBehavior="aria"
            maxLength={100}
            autoComplete="off"
            spellCheck="false"
          >
            <Input className="input" placeholder={sourcesText.idExample} />
          </TextField>
          <NumberField
            aria-label={sourcesText.priority(row + 1)}
            value={source.priority}
            minValue={1}
            maxValue={lowestPriority}
            onChange={(priority) => change(row, { priority: Number.isNaN(priority) ? row + 1 : priority })}
            isReadOnly={hold === 'locked'}
            isDisabled={hold === 'busy'}
          >
            <Input className="input source-priority" />
          </NumberField>
          {free && (
            <Button className="button button-icon" aria-label={sourcesText.remove(row + 1)} onPress={() => remove(row)}>
              <X size={14} aria-hidden />
            </Button>
          )}
        </div>
      ))}
      {free && sources.length < most && (
        <Button className="button source-add" onPress={add}>
          <Plus size={14} aria-hidden />
          {sourcesText.add}
        </Button>
      )}
      <FieldProblem problem={problem} />
      <div id={helpId}>
        {hold === 'locked' ? <LockMark /> : <p className="field-help">{sourcesText.help}</p>}
      </div>
    </Group>
  );
}
