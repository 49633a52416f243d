import { useState, type ReactNode } from 'react';
import { Button, CheckboxButton, CheckboxField, CheckboxGroup, Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import type { ExportRequest } from '../../../shared/domain/audit-work';
import { governanceStatusSchema } from '../../../shared/domain/knowledge';
import { FieldProblem } from '../../ui/field-problem';
import { auditText, statusNames } from '../../text/audit';
import { DayField, type DayEntry } from './day-field';

interface Props {
  readonly hold: 'free' | 'busy';
  readonly onExport: (request: ExportRequest) => void;
}

/** What to export and how. */
export function ExportForm({ hold, onExport }: Props): ReactNode {
  const [from, setFrom] = useState<DayEntry>({ kind: 'empty' });
  const [to, setTo] = useState<DayEntry>({ kind: 'empty' });
  const [statuses, setStatuses] = useState<readonly string[]>([]);
  const [formats, setFormats] = useState<readonly string[]>(['csv']);
  const [shape, setShape] = useState<ExportRequest['shape']>('zip');
  /** An export was asked for although a day lacked a part. */
  const [refused, setRefused] = useState(false);
  const busy = hold === 'busy';
  const partial = from.kind === 'partial' || to.kind === 'partial';
  const wrongRange = from.kind === 'day' && to.kind === 'day' && from.day > to.day;
  const submit = (): void => {
    setRefused(partial);
    if (partial) return;
    onExport({
      from: from.kind === 'day' ? from.day : null,
      to: to.kind === 'day' ? to.day : null,
      statuses: governanceStatusSchema.options.filter((status) => statuses.includes(status)),
      csv: formats.includes('bom') ? 'with-bom' : formats.includes('csv') ? 'plain' : 'none',
      ecs: formats.includes('ecs') ? 'plain' : 'none',
      shape,
    });
  };
  return (
    <div className="settings-panel">
      <div className="field" role="group" aria-labelledby="audit-range" aria-describedby="audit-range-help">
        <span id="audit-range" className="field-label">
          {auditText.range}
        </span>
        <div className="audit-days">
          <DayField label={auditText.from} busy={busy} onChange={setFrom} />
          <DayField label={auditText.to} busy={busy} onChange={setTo} />
        </div>
        <span id="audit-range-help" className="field-help">
          {auditText.openRange}
        </span>
        <FieldProblem problem={wrongRange ? auditText.wrongRange : refused && partial ? auditText.partialDay : null} />
      </div>
      <Choices label={auditText.statuses} help={auditText.statusesHelp} value={statuses} busy={busy} onChange={setStatuses} options={statusNames()} />
      <Choices
        label={auditText.formats}
        help={auditText.formatsHelp}
        value={formats}
        busy={busy}
        // Both are the same file: the one just chosen takes the other’s place.
        onChange={(next) => setFormats(next.filter((one) => !(one === 'csv' && next.at(-1) === 'bom') && !(one === 'bom' && next.at(-1) === 'csv')))}
        options={[['csv', auditText.csv], ['bom', auditText.bom], ['ecs', auditText.ecs]]}
      />
      <RadioGroup className="field" value={shape} onChange={(next) => setShape(next === 'folder' ? 'folder' : 'zip')} isDisabled={busy}>
        <Label className="field-label">{auditText.shape}</Label>
        <div className="choices">
          <ShapeChoice value="zip" words={auditText.zip} />
          <ShapeChoice value="folder" words={auditText.folder} />
        </div>
      </RadioGroup>
      <div className="audit-actions">
        <Button className="button button-solid button-large" isDisabled={busy || wrongRange} onPress={submit}>
          {auditText.export}
        </Button>
      </div>
    </div>
  );
}

function ShapeChoice({ value, words }: { readonly value: ExportRequest['shape']; readonly words: string }): ReactNode {
  return (
    <RadioField value={value}>
      <RadioButton className="choice">
        <span className="choice-mark choice-mark-round" />
        {words}
      </RadioButton>
    </RadioField>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly help: string;
  readonly value: readonly string[];
  readonly busy: boolean;
  readonly onChange: (value: readonly string[]) => void;
  readonly options: readonly (readonly [string, string])[];
}

function Choices({ label, help, value, busy, onChange, options }: ChoicesProps): ReactNode {
  return (
    <CheckboxGroup className="field" value={[...value]} onChange={onChange} isDisabled={busy}>
      <Label className="field-label">{label}</Label>
      <div className="choices">
        {options.map(([name, words]) => (
          <CheckboxField key={name} value={name}>
            <CheckboxButton className="choice">
              <span className="choice-mark" />
              {words}
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
      <Text slot="description" elementType="div" className="field-help">
        {help}
      </Text>
    </CheckboxGroup>
  );
}
