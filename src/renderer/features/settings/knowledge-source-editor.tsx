import { Plus, X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button, Group, Input, NumberField, TextField } from 'react-aria-components';
import type { KnowledgeSource } from '../../../shared/domain/knowledge';
import { sourcesText } from '../../text/sign-in';
import { FieldProblem } from '../../ui/field-problem';
import { LockMark } from '../../ui/lock-mark';
import './knowledge-source-editor.css';

interface Props {
  readonly sources: readonly KnowledgeSource[];
  readonly hold: 'free' | 'locked' | 'busy';
  readonly problem: string | null;
  readonly onChange: (sources: readonly KnowledgeSource[]) => void;
  /** The agent is done with a change: the focus left, a row was removed, or the editor itself went. */
  readonly onCommit?: (sources: readonly KnowledgeSource[]) => void;
}

const most = 20;
const lowestPriority = 10;

/** The knowledge bases that are asked, one a row, each with its priority. */
export function KnowledgeSourceEditor({ sources, hold, problem, onChange, onCommit }: Props): ReactNode {
  const helpId = useId();
  const rows = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  // A priority is taken as its field is left, in the same event that commits: the drawn sources are too old by then.
  const latest = useRef({ sources, onCommit, committed: true });
  const free = hold === 'free';

  useLayoutEffect(() => {
    latest.current = { ...latest.current, sources, onCommit };
  }, [sources, onCommit]);

  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    [...(rows.current?.querySelectorAll('.source') ?? [])].at(-1)?.querySelector('input')?.focus();
  }, [sources.length]);

  // A page that closes takes the focused field away without a blur.
  useEffect(
    () => () => {
      if (!latest.current.committed) latest.current.onCommit?.(latest.current.sources);
    },
    [],
  );

  const edit = (next: readonly KnowledgeSource[]): void => {
    latest.current = { ...latest.current, sources: next, committed: false };
    onChange(next);
  };
  const commit = (): void => {
    latest.current = { ...latest.current, committed: true };
    onCommit?.(latest.current.sources);
  };
  const change = (row: number, part: Partial<KnowledgeSource>): void =>
    edit(latest.current.sources.map((source, index) => (index === row ? { ...source, ...part } : source)));
  const add = (): void => {
    added.current = true;
    edit([...sources, { knowledgeBaseId: '', priority: Math.min(lowestPriority, sources.length + 1) }]);
  };
  const remove = (row: number): void => {
    edit(latest.current.sources.filter((_, index) => index !== row));
    commit();
    rows.current?.querySelector<HTMLElement>('.source-add')?.focus();
  };

  return (
    <Group
      className="field"
      aria-label={sourcesText.label}
      aria-describedby={helpId}
      ref={rows}
      onBlur={(event) => {
        // Null where the agent clicks empty ground: that leaves, too.
        if (!event.currentTarget.contains(event.relatedTarget)) commit();
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
            aria-label={sourcesText.id({ row: row + 1 })}
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
            aria-label={sourcesText.priority({ row: row + 1 })}
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
            <Button className="button button-icon" aria-label={sourcesText.remove({ row: row + 1 })} onPress={() => remove(row)}>
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
