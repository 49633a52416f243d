import { useState, type ReactNode } from 'react';
import { Button, CheckboxButton, CheckboxField, CheckboxGroup, Input, Label, RadioButton, RadioField, RadioGroup, Text, TextField } from 'react-aria-components';
import type { ExportRequest } from '../../../shared/audit-work';
import { governanceStatusSchema } from '../../../shared/knowledge';
import { FieldProblem } from '../../components/field-problem';
import { auditText, statusNames } from '../../text/audit';

interface Props {
  readonly hold: 'free' | 'busy';
  readonly onExport: (request: ExportRequest) => void;
}

/** What to export and how. */
export function ExportForm({ hold, onExport }: Props): ReactNode {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [statuses, setStatuses] = useState<readonly string[]>([]);
  const [formats, setFormats] = useState<readonly string[]>(['csv']);
  const [shape, setShape] = useState<ExportRequest['shape']>('zip');
  const busy = hold === 'busy';
  const wrongRange = from !== '' && to !== '' && from > to;
  const submit = (): void =>
    onExport({
      from: from === '' ? null : from,
      to: to === '' ? null : to,
      statuses: governanceStatusSchema.options.filter((status) => statuses.includes(status)),
      csv: formats.includes('bom') ? 'with-bom' : formats.includes('csv') ? 'plain' : 'none',
      ecs: formats.includes('ecs') ? 'plain' : 'none',
      shape,
    });
  return (
    <div className="settings-panel">
      <div className="field" role="group" aria-labelledby="audit-range" aria-describedby="audit-range-help">
        <span id="audit-range" className="field-label">
          {auditText.range}
        </span>
        <div className="audit-days">
          <DayField label={auditText.from} value={from} busy={busy} onChange={setFrom} />
          <DayField label={auditText.to} value={to} busy={busy} onChange={setTo} />
        </div>
        <span id="audit-range-help" className="field-help">
          {auditText.openRange}
        </span>
        <FieldProblem problem={wrongRange ? auditText.wrongRange : null} />
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

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly busy: boolean;
  readonly onChange: (day: string) => void;
}

function DayField({ label, value, busy, onChange }: DayFieldProps): ReactNode {
  return (
    <TextField className="field" type="date" value={value} onChange={onChange} isDisabled={busy}>
      <Label className="field-help">{label}</Label>
      <Input className="input" />
    </TextField>
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
